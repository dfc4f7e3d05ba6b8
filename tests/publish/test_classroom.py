"""A class hands in a chapter; release, grades, feedback and a second grading are tried."""

import csv
import re
import subprocess

import nbformat
import pytest
from conftest import ROOT
from nbformat.v4 import new_code_cell

CHAPTERS = [path.stem for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
CHAPTER = "03_rnn"  # the one that the whole class hands in


def make(target, build):
    run = subprocess.run(
        ["make", target, f"BUILD={build}"], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout + run.stderr


def read(path):
    return nbformat.read(path, as_version=4)


def marked(notebook):
    return {c.metadata.nbgrader.grade_id: c for c in notebook.cells if "nbgrader" in c.metadata}


def solutions(chapter=CHAPTER):
    """{exercise: the answer in the chapter's last section}."""
    found = {}
    for cell in read(ROOT / f"notebooks/{chapter}.ipynb").cells:
        call = re.search(r"check\(check_(\w+)\)", cell.source)
        if "solution" in cell.metadata.get("tags", []) and call:
            found[call[1]] = cell.source[: call.start()]
    return found


FIRST = next(iter(solutions()))


def solve(notebook, chapter=CHAPTER):
    for name, answer in solutions(chapter).items():
        marked(notebook)[name].source = answer


def spoil(notebook, body):
    """All right but the first exercise, whose function does `body`."""
    solve(notebook)
    head = re.search(r"def .*?:\n", solutions()[FIRST], re.DOTALL)[0]
    marked(notebook)[FIRST].source = head + "    " + body


def cheat(notebook):
    """Checks edited to say "right", and a `check` of the student's own."""
    fake = "import helpers.lessons\nhelpers.lessons.check = check = lambda checker: None"
    notebook.cells.insert(0, new_code_cell(fake))
    for name, cell in marked(notebook).items():
        if name.startswith("check-"):
            cell.source = "print('✓ Right')"


CLASS = {
    "ada": solve,
    "blank": lambda notebook: None,
    "cheat": cheat,
    "crash": lambda notebook: spoil(notebook, "import os; os._exit(1)"),
    "error": lambda notebook: spoil(notebook, "return undefined"),
    "loop": lambda notebook: spoil(notebook, "while True: pass"),
}


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    build = tmp_path_factory.mktemp("build")
    make("release", build)
    return build


def submit(build, student, chapter, notebook):
    path = build / f"submitted/{student}/{chapter}/{chapter}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)


@pytest.fixture(scope="module")
def graded(build):
    for student, edit in CLASS.items():
        notebook = read(build / f"release/{CHAPTER}/{CHAPTER}.ipynb")
        edit(notebook)
        submit(build, student, CHAPTER, notebook)
    for chapter in set(CHAPTERS) - {CHAPTER}:
        notebook = read(build / f"release/{chapter}/{chapter}.ipynb")
        solve(notebook, chapter)
        submit(build, "ada", chapter, notebook)
    (build / f"submitted/zero/{CHAPTER}").mkdir(parents=True)
    (build / f"submitted/zero/{CHAPTER}/{CHAPTER}.ipynb").write_text("{ half a notebook")
    make("grade", build)
    return grades(build)


def grades(build, chapter=CHAPTER):
    with (build / "grades.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["assignment"] == chapter]
    return {row["student_id"]: float(row["score"]) for row in rows}


def points(chapter):
    cells = read(ROOT / f"notebooks/{chapter}.ipynb").cells
    graders = [cell.metadata.get("nbgrader", {}) for cell in cells]
    return sum(grader["points"] for grader in graders if grader.get("grade"))


def test_a_release_has_no_solutions_and_locked_checks(build):
    released = read(build / f"release/{CHAPTER}/{CHAPTER}.ipynb")
    text = "\n".join(cell.source for cell in released.cells)
    for answer in solutions().values():
        assert answer.strip() not in text
    assert "HIDDEN" not in text and "## Solutions" not in text
    assert not [c for c in released.cells if "instructor" in c.metadata.get("tags", [])]
    assert not [cell for cell in released.cells if cell.get("outputs")]
    for name, cell in marked(released).items():
        assert cell.metadata.get("editable", True) is not name.startswith("check-")
        assert "checksum" in cell.metadata.nbgrader
    assert "progress()" in released.cells[-1].source


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_solutions_of_every_chapter_get_all_points(graded, build, chapter):
    assert grades(build, chapter)["ada"] == points(chapter)


def test_blank_gets_none(graded):
    assert graded["blank"] == 0


@pytest.mark.parametrize("student", ["loop", "crash", "error"])
def test_a_loop_or_a_crash_costs_its_own_points_only(graded, student):
    assert graded["ada"] - 3 <= graded[student] < graded["ada"]


def test_edited_checks_gain_nothing(graded):
    assert graded["cheat"] == 0


def test_one_broken_notebook_does_not_stop_the_class(graded, build):
    assert graded["zero"] == 0
    pages = {path.parents[1].name for path in (build / "feedback").rglob(f"{CHAPTER}.html")}
    assert pages == set(CLASS)


def test_feedback_asks_no_other_host(graded, build, page):
    page.goto((build / f"feedback/ada/{CHAPTER}/{CHAPTER}.html").as_uri())
    assert not page.wrong
    assert page.locator("text=Score").count()


def test_grading_twice_changes_nothing(graded, build):
    make("grade", build)
    assert grades(build) == graded
