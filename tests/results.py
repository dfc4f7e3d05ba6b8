"""Gathers the rows that chapters report with `result` into the README: `python tests/results.py`.

The numbers come out of the stored notebooks, so they are those of the run that a reader sees.
tests/test_results.py fails when the README and the chapters disagree.
"""

from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parent.parent
START = "<!-- results: made by make results, do not edit -->\n"
END = "<!-- end of results -->"
HEAD = (
    "| task | model | new at the test | measure | score | over five seeds | parameters | training "
    "| chapter |\n"
    "|---|---|---|---|--:|---|--:|--:|---|\n"
)


def rows(path: Path) -> list[dict]:
    """What one stored chapter reports, in the order of its cells."""
    found = []
    for cell in nbformat.read(path, as_version=4).cells:
        for output in cell.get("outputs", []):
            row = output.get("metadata", {}).get("course_result")
            if row:
                found.append(dict(row))
    return found


def line(row: dict, path: Path) -> str:
    """One row of the table in Markdown."""
    low, high = row.get("seeds", (None, None))
    fields = [
        row["task"],
        row["model"],
        row["split"],
        row["metric"],
        f"{row['score']:.2f}",
        "" if low is None else f"{low:.2f}" if low == high else f"{low:.2f} to {high:.2f}",
        f"{row['parameters']:,}" if "parameters" in row else "",
        f"{row['seconds']:.0f} s" if "seconds" in row else "",
        f"[{int(path.stem[:2])}](notebooks/{path.name})",
    ]
    return "| " + " | ".join(field.replace("|", "/") for field in fields) + " |\n"


def table(notebooks: list[Path]) -> str:
    """All rows of all `notebooks`, as Markdown."""
    return HEAD + "".join(line(row, path) for path in notebooks for row in rows(path))


def with_table(readme: str, made: str) -> str:
    """`readme` with everything between the two marks replaced. ValueError without the marks."""
    before, start, rest = readme.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise ValueError(f"README.md lacks the line {START.strip()!r} or {END!r}")
    return before + start + made + end + after


if __name__ == "__main__":
    readme = ROOT / "README.md"
    made = table(sorted((ROOT / "notebooks").glob("*.ipynb")))
    readme.write_text(with_table(readme.read_text(encoding="utf-8"), made), encoding="utf-8")
    print(f"README.md: {made.count(chr(10)) - 2} results")
