"""Lays out what Sphinx makes the reading site from: `python publish/site/prepare.py TARGET`.

The only change to a chapter: cells whose source JupyterLab folds (checks, quizzes, solutions) get
the tag that folds them on the site too. Teachers' cells are left out.
"""

import re
import shutil
import sys
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "publish/node_modules"
WIDGETS = "@jupyter-widgets/html-manager/dist"
# What pages load besides Sphinx's own files: mathematics, and the stored sliders.
SCRIPTS = [
    "mathjax/es5/tex-svg.js",
    "requirejs/require.js",
    f"{WIDGETS}/embed-amd.js",
]


def prepare(source: Path, target: Path) -> None:
    """One chapter, from `source` to `target`."""
    notebook = nbformat.read(source, as_version=4)
    notebook.cells = [c for c in notebook.cells if "instructor" not in c.metadata.get("tags", [])]
    for cell in notebook.cells:
        tags = set(cell.metadata.get("tags", []))
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            cell.metadata["tags"] = sorted(tags | {"hide-input"})
            what = "the solution" if "solution" in tags else "the code"
            cell.metadata["mystnb"] = {
                "code_prompt_show": f"Show {what}",
                "code_prompt_hide": f"Hide {what}",
            }
    nbformat.write(notebook, target)


def wrong_answers() -> str:
    """The page of common mistakes, out of the answers that the checks are tested with."""
    lines = ["# Common wrong answers\n", "Each is refused by its check, with words of its own.\n"]
    for path in sorted((ROOT / "tests/answers").glob("*.py")):
        mistakes = re.findall(r"^# %% (\w+) wrong: (.+)$", path.read_text("utf-8"), flags=re.M)
        lines.append(f"## [{path.stem[:2].lstrip('0') or 0}]({path.stem})\n")
        for exercise in dict.fromkeys(name for name, _ in mistakes):
            titles = "; ".join(title for name, title in mistakes if name == exercise)
            lines.append(f"`{exercise}`\n: {titles}\n")
    return "\n".join(lines)


def section(title: str) -> str:
    """One section of the README, with its links to chapters made fit for the site."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.search(rf"## {title}\n.*?(?=\n## )", readme, re.DOTALL)[0].replace(
        "](notebooks/", "]("
    )


if __name__ == "__main__":
    target = Path(sys.argv[1])
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(
        ROOT / "publish/site", target, ignore=shutil.ignore_patterns("prepare.py", "__pycache__")
    )
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        prepare(path, target / path.name)
    for script in SCRIPTS:
        shutil.copy(MODULES / script, target / "_static")
    # The icons of the sliders' script, in the two places where it may look for them.
    for folder in (WIDGETS, "@jupyter-widgets"):
        icons = target / "extra" / folder
        icons.mkdir(parents=True, exist_ok=True)
        for path in (MODULES / WIDGETS).glob("*.woff2"):
            shutil.copy(path, icons)
    # The README's tables: of the chapters on the first page, of the results on its own.
    results = section("Results").replace("## Results", "# Results")
    results = re.sub(r"(?s)(\|.*\|\n)", r":::{container} wide-table\n\1:::\n", results)
    (target / "results.md").write_text(results, encoding="utf-8")
    index = target / "index.md"
    place = "<!-- the README's table of chapters -->"
    index.write_text(index.read_text("utf-8").replace(place, section("Chapters")), "utf-8")
    (target / "wrong_answers.md").write_text(wrong_answers(), encoding="utf-8")
