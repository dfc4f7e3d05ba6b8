"""Every checker takes what is right, refuses what is wrong, and names the mistake.

The answers stand in tests/answers/NN_name.py, one file for each chapter. They are never imported:
each cell, from one `# %%` to the next, is run after the cells tagged `setup` and its check cell.

    # %% video_bytes right: what is unusual about this answer
    def video_bytes(...): ...

    # %% video_bytes wrong: the mistake, as people make it
    # says: a regular expression that finds the message of this mistake and of no other
    def video_bytes(...): ...

    # %% video_bytes crash: an error in the answer itself, to be shown as such
    # says: NameError, and if it matters (?s:.*) the line of the answer
    def video_bytes(...): ...

The stub and the notebook's own solution are tested without being written down again.
"""

import functools
import linecache
import re
import signal
from pathlib import Path
from typing import NamedTuple

import nbformat
import pytest
from course import hidden_variants

from helpers import lessons

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

CRASH = "your code stopped with"


class Answer(NamedTuple):
    exercise: str
    kind: str  # right, wrong or crash
    title: str
    says: str
    source: str


def read_answers(stem):
    path = ROOT / "tests" / "answers" / f"{stem}.py"
    answers = []
    text = path.read_text("utf-8") if path.exists() else ""
    for cell in re.split(r"^# %% ", text, flags=re.M)[1:]:
        header, _, source = cell.partition("\n")
        parts = re.fullmatch(r"(\w+) (right|wrong|crash): (.+)", header)
        assert parts, f"{path.name}: not a header: # %% {header}"
        says = re.match(r"# says: (.+)\n", source)
        assert bool(says) is (parts[2] != "right"), f"{path.name}: # says: in {header}"
        answers.append(Answer(*parts.groups(), says[1] if says else "", source))
    return answers


def run(source, name, namespace):
    """Run `source` in `namespace`; tracebacks, and so messages, can quote its lines."""
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    exec(compile(source, name, "exec"), namespace)


@functools.cache
def code_cells(stem):
    notebook = nbformat.read(ROOT / "notebooks" / f"{stem}.ipynb", as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@functools.cache
def exercises(stem):
    """The name of each exercise, and the sources of its stub, its check and its solution."""
    cells = code_cells(stem)
    marked = {c.metadata.nbgrader.grade_id: c for c in cells if "nbgrader" in c.metadata}
    found = {}
    for name in [name for name, cell in marked.items() if cell.metadata.nbgrader.solution]:
        check = f"check(check_{name})"
        (solution,) = (
            c for c in cells if "solution" in c.metadata.get("tags", []) and check in c.source
        )
        found[name] = marked[name].source, marked[f"check-{name}"].source, solution.source
    return found


@functools.cache
def prepared(stem):
    """What is defined once the cells tagged `setup` have run. To be copied, not changed."""
    namespace = {"__name__": "__main__"}
    for cell in code_cells(stem):
        if "setup" in cell.metadata.get("tags", []):
            run(cell.source, f"<{stem} {cell.id}>", namespace)
    namespace["check"] = lambda checker: None
    return namespace


@pytest.fixture
def outcome(monkeypatch):
    """A function that gives what `check` shows for an answer."""
    monkeypatch.delenv("COURSE_GRADING", raising=False)
    shown = []
    monkeypatch.setattr(lessons, "display", lambda bundle, **_: shown.append(bundle["text/plain"]))

    def too_long(number, frame):
        raise TimeoutError("no result after 20 seconds")

    def mark(stem, name, source):
        namespace = dict(prepared(stem))
        run(exercises(stem)[name][1], f"<check {name}>", namespace)
        run(source, f"<answer {name}>", namespace)
        if hasattr(signal, "SIGALRM"):  # a checker that never ends would stop Run All
            signal.signal(signal.SIGALRM, too_long)
            signal.alarm(20)
        try:
            lessons.check(namespace[f"check_{name}"])
        finally:
            if hasattr(signal, "SIGALRM"):
                signal.alarm(0)
        (text,) = shown
        return text

    return mark


def every_exercise():
    return [
        pytest.param(path.stem, name, id=f"{path.stem[:2]}-{name}")
        for path in NOTEBOOKS
        for name in exercises(path.stem)
    ]


def every_answer():
    return [
        pytest.param(
            path.stem, answer, id=f"{path.stem[:2]}-{answer.exercise}-{answer.kind}-{answer.title}"
        )
        for path in NOTEBOOKS
        for answer in read_answers(path.stem)
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_exercise_has_answers(path):
    """One unusual right answer and three different mistakes, or more, for each; and no others."""
    answers = read_answers(path.stem)
    assert {answer.exercise for answer in answers} == set(exercises(path.stem))
    for name in exercises(path.stem):
        own = [answer for answer in answers if answer.exercise == name]
        assert sum(answer.kind == "right" for answer in own) >= 1, f"{name}: no right answer"
        messages = {answer.says for answer in own if answer.kind == "wrong"}
        assert len(messages) >= 3, f"{name}: fewer than three mistakes"
        assert len({answer.title for answer in own}) == len(own), f"{name}: a title comes twice"


@pytest.mark.parametrize("stem, name", every_exercise())
def test_solution_is_right(stem, name, outcome):
    _, _, solution = exercises(stem)[name]
    solution = solution.split("check(")[0]  # without the lines that run the check and tidy up
    assert outcome(stem, name, solution) == f"✓ Right ({name})"


@pytest.mark.parametrize("stem, name", every_exercise())
def test_stub_is_not_attempted(stem, name, outcome):
    stub, _, _ = exercises(stem)[name]
    assert outcome(stem, name, stub) == f"○ Not attempted yet ({name})"


@pytest.mark.parametrize("stem, answer", every_answer())
def test_answer(stem, answer, outcome):
    shown = outcome(stem, answer.exercise, answer.source)
    if answer.kind == "right":
        assert shown == f"✓ Right ({answer.exercise})"
        return
    start = f"✗ Not right yet ({answer.exercise}): "
    assert shown.startswith(start), "a wrong answer is taken"
    message = shown.removeprefix(start)
    assert message.startswith(CRASH) is (answer.kind == "crash"), message
    assert re.search(answer.says, message), message


@pytest.mark.parametrize("stem, name", every_exercise())
def test_hidden_variants_take_what_is_right(stem, name):
    """What only `make grade` asks, of inputs that the chapter's check does not show."""
    variants = hidden_variants(stem)
    assert set(variants) == set(exercises(stem)), "an exercise without, or a variant without one"
    _, check, solution = exercises(stem)[name]
    unusual = [a.source for a in read_answers(stem) if (a.exercise, a.kind) == (name, "right")]
    for answer in [solution.split("check(")[0], *unusual]:
        namespace = dict(prepared(stem))
        run(check, f"<check {name}>", namespace)
        run(answer, f"<answer {name}>", namespace)
        run(variants[name], f"<hidden {name}>", namespace)


@pytest.mark.parametrize("stem, name", every_exercise())
def test_hidden_variants_refuse_an_answer_that_knows_the_check_only(stem, name):
    """The stub stands for it: whatever it gives for inputs that it has not seen is wrong."""
    stub, check, _ = exercises(stem)[name]
    namespace = dict(prepared(stem))
    run(check, f"<check {name}>", namespace)
    run(stub, f"<stub {name}>", namespace)
    with pytest.raises((AssertionError, NotImplementedError)):
        run(hidden_variants(stem)[name], f"<hidden {name}>", namespace)
