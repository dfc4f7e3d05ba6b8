"""Lays out nbgrader's source folder: `python publish/classroom/course.py TARGET [NN_name]`.

Each chapter becomes an assignment of its name. Two things are added to the stored chapter: to
every check, between nbgrader's marks for hidden tests, a direct call of the checker and the
variants of publish/classroom/hidden/NN_name.py; and the list of cells that only teach, which
grading passes over.
"""

import re
import shutil
import sys
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[2]
HIDDEN = Path(__file__).parent / "hidden"


def hidden_variants(stem: str) -> dict[str, str]:
    """Code after `# %% exercise` for each exercise of one chapter; {} if there is no file."""
    path = HIDDEN / f"{stem}.py"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    parts = re.split(r"^# %% (\w+)\n", text, flags=re.M)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def prepare(source: Path, target: Path) -> None:
    """One chapter, from `source` to `target`. ValueError if a variant belongs to no exercise."""
    notebook = nbformat.read(source, as_version=4)
    variants = hidden_variants(source.stem)
    lecture = []
    for cell in notebook.cells:
        grader, tags = cell.metadata.get("nbgrader", {}), cell.metadata.get("tags", [])
        if cell.id == "solutions":  # the heading above them
            cell.metadata["tags"] = [*tags, "solution"]
        if grader.get("grade"):
            name = grader["grade_id"].removeprefix("check-")
            # Called without `check`, which a student could replace by one that says "right".
            cell.source += (
                f"\n### BEGIN HIDDEN TESTS\ncheck_{name}()\n{variants.pop(name, '').strip()}\n"
                "### END HIDDEN TESTS"
            )
        elif (
            cell.cell_type == "code" and not grader and "setup" not in cell.metadata.get("tags", "")
        ):
            lecture.append(cell.id)
    if variants:
        raise ValueError(f"{source.stem} has no exercise called {', '.join(variants)}")
    notebook.metadata["course_lecture_cells"] = lecture
    notebook.metadata.pop("widgets", None)  # ClearOutput leaves nothing that would show them
    target.parent.mkdir(parents=True)
    nbformat.write(notebook, target)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    shutil.rmtree(target, ignore_errors=True)
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        if path.stem in (sys.argv[2:] or [path.stem]):
            prepare(path, target / path.stem / path.name)
