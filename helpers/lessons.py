"""Marks exercises, tests what the text claims, and shows quizzes. Nothing here is about video."""

import html
import linecache
import os
import random
import traceback
from collections.abc import Callable

import numpy as np
from IPython.display import HTML, Javascript, display
from jupyterquiz import display_quiz

# Colours of Okabe and Ito (2008): told apart with every common colour blindness.
_STATES = {
    "open": ("○", "Not attempted yet", "#555555"),
    "wrong": ("✗", "Not right yet", "#B34700"),
    "right": ("✓", "Right", "#00694E"),
}
_last_state = {}  # of every exercise that was checked since the kernel started

# What the commonest errors mean, for a reader who has met them only a few times.
_PLAIN_WORDS = {
    NameError: "a name is used that does not exist: is it spelled right, and was its cell run?",
    TypeError: "something of the wrong type was used, or a function got the wrong arguments",
    IndexError: "a position was asked for that the sequence does not have",
    KeyError: "a key was asked for that the dictionary does not have",
    AttributeError: "an object was asked for something it does not have",
    ZeroDivisionError: "something was divided by zero",
    ValueError: "a value or a shape does not fit",
}


def _show(state: str, name: str, message: str = "") -> None:
    _last_state[name] = state
    symbol, word, colour = _STATES[state]
    plain = f"{symbol} {word} ({name})" + (f": {message}" if message else "")
    box = (
        # Only the border is coloured: text keeps the theme's colour, legible in the dark too.
        f'<div role="status" style="border-left: 6px solid {colour}; padding: 4px 10px; '
        f'white-space: pre-wrap"><b>{symbol} {word}</b> '
        f"({html.escape(name)}){': ' if message else ''}{html.escape(message)}</div>"
    )
    display({"text/plain": plain, "text/html": box}, raw=True)


def _source_line(error: BaseException) -> tuple[str, str]:
    """The last line outside installed packages that `error` passed: (file name, line's text)."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if "site-packages" not in f.filename and f.filename != __file__]
    last = own[-1] if own else frames[-1]
    return frames[-1].filename, (last.line or linecache.getline(last.filename, last.lineno)).strip()


def check(checker: Callable[[], object]) -> None:
    """Call `checker` and show one of three states: not attempted, not right and why, right.

    `checker` takes no arguments and asserts what must hold of the reader's answer. An answer that
    still raises NotImplementedError counts as not attempted. A failed assertion shows its message;
    any other error is shown in plain words. Nothing is raised, so that *Run All* goes on.

    With COURSE_GRADING=1 in the environment every error is let through, so that nbgrader's
    autograder can give points for the same cell.
    """
    name = checker.__name__.removeprefix("check_")
    if os.environ.get("COURSE_GRADING") == "1":
        checker()
        _show("right", name)
        return
    try:
        checker()
    except Exception as error:
        where, line = _source_line(error)
        # NumPy and Keras raise NotImplementedError too, for reasons of their own.
        if isinstance(error, NotImplementedError) and "site-packages" not in where:
            _show("open", name)
        elif isinstance(error, AssertionError):
            _show("wrong", name, str(error).strip() or f"this does not hold: {line}")
        else:
            kind = type(error).__name__
            words = next((w for t, w in _PLAIN_WORDS.items() if isinstance(error, t)), "")
            _show(
                "wrong",
                name,
                f"your code stopped with {kind}: {error}\n"
                + (f"In plain words: {words}.\n" if words else "")
                + f"It happened at: {line}",
            )
    else:
        _show("right", name)


def progress() -> None:
    """Print which exercises are right, not right yet and open, by their last check."""
    for state, (symbol, word, _) in _STATES.items():
        names = [name for name, last in _last_state.items() if last == state]
        print(f"{symbol} {word}: {len(names)}" + (f" ({', '.join(names)})" if names else ""))


def claim(sentence: str, holds: bool | np.bool_) -> None:
    """Print `sentence` with a tick if it `holds`; raise AssertionError if it does not.

    Every result that the text reports rests on one of these, so a chapter that still runs still
    tells the truth. `holds` has to be a truth value: a number or an array is refused with a
    TypeError, because `claim("over 0.9", accuracy)` would always pass.
    """
    if not isinstance(holds, bool | np.bool_):
        raise TypeError(f"claim needs True or False, not {type(holds).__name__}: compare first")
    if not holds:
        raise AssertionError(f"this claim does not hold here: {sentence}")
    print(f"✓ {sentence}")


def result(
    *,
    task: str,
    model: str,
    split: str,
    metric: str,
    score: float,
    seeds: tuple[float, float] | None = None,
    parameters: int | None = None,
    seconds: float | None = None,
) -> None:
    """Print one headline result as a row, and leave it in the stored output for `make results`.

    `split` says what the test clips share with the training clips: "writers" when all writers are
    new, and so on. `seeds` is the lowest and the highest score over the five seeds that the
    author ran; a `score` that lies outside by more than 0.03, or a tenth of the higher one if
    that is more, raises AssertionError, since the row would then not be what the text reports.
    `seconds` of training as they were measured; None for what is not trained.
    The row's numbers lie in the output's metadata, where nbval does not compare them.
    """
    row = {"task": task, "model": model, "split": split, "metric": metric, "score": float(score)}
    if not np.isfinite(row["score"]):
        raise ValueError(f"the score of {model!r} is {score}: nothing to report")
    if seeds is not None:
        low, high = map(float, seeds)
        if low > high:
            raise ValueError(f"seeds={seeds}: the lowest score comes first")
        slack = max(0.03, 0.1 * abs(high))
        if not low - slack <= row["score"] <= high + slack:
            raise AssertionError(
                f"{model} scored {row['score']:.3f} on {task}, "
                f"far from the {low:g} to {high:g} that the text reports"
            )
        row["seeds"] = [low, high]
    if parameters is not None:
        row["parameters"] = int(parameters)
    if seconds is not None:
        row["seconds"] = round(float(seconds), 1)
    parts = [f"{task} | {model} | new {split} | {metric} ≈{row['score']:.2f}"]
    if seeds is not None:
        parts.append(f"five seeds {low:g} to {high:g}")
    if parameters is not None:
        parts.append(f"{row['parameters']:,} parameters")
    if seconds is not None:
        parts.append(f"took {row['seconds']:.1f} s")
    display({"text/plain": " | ".join(parts)}, raw=True, metadata={"course_result": row})


# jupyterquiz's answers can be clicked. This lets them be chosen with Tab, arrow keys and Space too:
# JupyterLab would take the arrow keys for itself, and the focus would not show.
_QUIZ_STYLE = "<style>.MCButton:focus-within { outline: 3px solid #E69F00; }</style>"
_QUIZ_KEYS = """
// jupyterquiz would load MathJax from another host where a page has one without `typeset`.
// JupyterLab makes such a one when it meets the first formula, which may be now or in a while.
const guard = setInterval(() => {
  const typesets = window.MathJax && Object.hasOwn(window.MathJax, 'typeset');
  if (window.MathJax && !typesets) window.MathJax.typeset = () => {};
}, 50);
setTimeout(() => clearInterval(guard), 20000);
const waiting = setInterval(() => {
  const inputs = document.querySelectorAll('.Quiz .MCButton input');
  for (const input of inputs) input.dataset.lmSuppressShortcuts = 'true';
  for (const box of document.querySelectorAll('.Quiz .Feedback')) box.ariaLive = 'polite';
  if (inputs.length) clearInterval(waiting);
}, 300);
"""


def quiz(questions: list[dict]) -> None:
    """Show multiple-choice `questions`, in the format of the package jupyterquiz.

    Works without a kernel. jupyterquiz draws random ids for its elements; they are drawn here
    from a seed made of the first question, so that the stored output stays the same.
    """
    state = random.getstate()
    random.seed(questions[0]["question"])
    try:
        # Blue and vermilion instead of green and red; the feedback says it in words as well.
        colours = {"--jq-correct-color": "#0072B2", "--jq-incorrect-color": "#B34700"}
        display(HTML(_QUIZ_STYLE), Javascript(_QUIZ_KEYS))  # first: it watches what follows
        display_quiz(questions, shuffle_answers=False, colors=colours)
    finally:
        random.setstate(state)
