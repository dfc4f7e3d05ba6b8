"""The marking itself: three states, grading mode, and claims that can fail.

PYTEST_DONT_REWRITE: pytest would give bare assertions a message, which a notebook does not.
"""

import numpy as np
import pytest

from helpers import lessons


@pytest.fixture
def shown(monkeypatch):
    outputs = []
    monkeypatch.setattr(
        lessons, "display", lambda bundle, raw, metadata=None: outputs.append(bundle)
    )
    return outputs


def check_right():
    assert 1 + 1 == 2


def check_open():
    raise NotImplementedError


def check_wrong():
    assert sum([1, 1]) == 3, "one and one is <two>"


def check_bare():
    assert sum([1, 1]) == 3


def check_name():
    return undefined_name  # noqa: F821


def check_library():
    np.testing.assert_allclose([1.0], [2.0])


@pytest.mark.parametrize(
    "checker, start, parts",
    [
        (check_right, "✓ Right (right)", []),
        (check_open, "○ Not attempted yet (open)", []),
        (check_wrong, "✗ Not right yet", ["one and one is <two>"]),
        (check_bare, "✗ Not right yet", ["does not hold: assert sum([1, 1]) == 3"]),
        (check_name, "✗ Not right yet", ["NameError", "plain words", "return undefined_name"]),
        (check_library, "✗ Not right yet", ["Not equal to tolerance"]),
    ],
)
def test_check_shows_one_state_and_why(shown, checker, start, parts):
    lessons.check(checker)
    (bundle,) = shown
    assert bundle["text/plain"].startswith(start)
    assert all(part in bundle["text/plain"] for part in parts)
    assert "<two>" not in bundle["text/html"], "what a learner wrote must not become HTML"


def test_not_implemented_from_a_library_is_an_error_not_an_open_exercise(shown):
    def check_keras():
        import keras

        keras.losses.Loss().call(1, 2)

    lessons.check(check_keras)
    assert "NotImplementedError" in shown[0]["text/plain"]


@pytest.mark.parametrize("checker", [check_open, check_wrong, check_name])
def test_grading_lets_errors_through(shown, monkeypatch, checker):
    monkeypatch.setenv("COURSE_GRADING", "1")
    with pytest.raises((NotImplementedError, AssertionError, NameError)):
        lessons.check(checker)
    assert shown == []
    lessons.check(check_right)
    assert shown


def test_claim_prints_or_fails(capsys):
    lessons.claim("two is more than one", 2 > 1)
    lessons.claim("so says NumPy", np.float32(2) > 1)
    assert capsys.readouterr().out == "✓ two is more than one\n✓ so says NumPy\n"
    with pytest.raises(AssertionError, match="does not hold here: one is more"):
        lessons.claim("one is more than two", 1 > 2)
    with pytest.raises(AssertionError):
        lessons.claim("a score that is not a number passes nothing", float("nan") > 0.9)
    for not_a_truth in (0.97, "yes", np.array([True]), None):
        with pytest.raises(TypeError, match="compare first"):
            lessons.claim("forgot to compare", not_a_truth)


def test_quiz_is_the_same_every_time(monkeypatch):
    import random

    seen = []
    monkeypatch.setattr(lessons, "display_quiz", lambda q, **kw: seen.append(random.random()))
    random.seed(1)
    before = random.getstate()
    for _ in range(2):
        lessons.quiz([{"question": "Which?"}])
    assert seen[0] == seen[1]
    assert random.getstate() == before, "the reader's own random numbers are left alone"


ROW = {"task": "digit", "model": "CNN", "split": "writers", "metric": "accuracy"}


def test_a_result_prints_its_row(shown):
    lessons.result(**ROW, score=0.93, seeds=(0.92, 0.94), parameters=35466, seconds=12.34)
    assert shown == [
        {
            "text/plain": "digit | CNN | new writers | accuracy ≈0.93 | five seeds 0.92 to 0.94 "
            "| 35,466 parameters | took 12.3 s"
        }
    ]


@pytest.mark.parametrize(
    ("score", "seeds", "passes"),
    [
        (0.88, (0.90, 0.94), True),  # a tenth of 0.94 is let through
        (0.80, (0.90, 0.94), False),
        (1.04, (0.90, 0.94), False),
        (0.05, (0.06, 0.08), True),  # and at least 0.03
        (0.12, (0.06, 0.08), False),
    ],
)
def test_a_result_far_from_what_the_text_reports_fails(shown, score, seeds, passes):
    if passes:
        lessons.result(**ROW, score=score, seeds=seeds)
    else:
        with pytest.raises(AssertionError, match="far from the"):
            lessons.result(**ROW, score=score, seeds=seeds)
    assert len(shown) == passes


@pytest.mark.parametrize("wrong", [{"score": float("nan")}, {"score": 1, "seeds": (0.9, 0.8)}])
def test_a_result_that_is_none_is_refused(shown, wrong):
    with pytest.raises(ValueError):
        lessons.result(**ROW, **wrong)
    assert not shown


def test_progress_counts_the_last_state_of_each_exercise(shown, capsys, monkeypatch):
    monkeypatch.setattr(lessons, "_last_state", {})
    for checker in (check_open, check_wrong, check_name, check_right):
        lessons.check(checker)
    fixed = lambda: None  # noqa: E731
    fixed.__name__ = "check_wrong"
    lessons.check(fixed)
    lessons.progress()
    assert capsys.readouterr().out.splitlines() == [
        "○ Not attempted yet: 1 (open)",
        "✗ Not right yet: 1 (name)",
        "✓ Right: 2 (wrong, right)",
    ]
