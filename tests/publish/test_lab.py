"""JupyterLab as a learner meets it: run all, sliders, a check's three states, a video, a quiz."""

import re

import pytest

WORD = re.compile("Not attempted yet|Not right yet|Right")


def open_chapter(page, lab, name):
    page.goto(f"{lab}{name}.ipynb?reset")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)


def run_all(page, seconds):
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    waiting = (
        "[...document.querySelectorAll('.jp-InputPrompt')].some(p => p.textContent.includes('*'))"
    )
    page.wait_for_function(waiting)
    page.wait_for_function(f"!{waiting}", timeout=seconds * 1000)


def run_cell(page, cell, text):
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")


def cell_with(page, text):
    return page.locator(".jp-CodeCell", has=page.locator(".cm-content", has_text=text)).first


@pytest.fixture
def start(page, lab):
    open_chapter(page, lab, "00_start_here")
    run_all(page, 120)
    return page


def test_run_all_leaves_no_error_and_asks_no_other_host(start):
    assert start.locator(".jp-OutputArea-output[data-mime-type*='error']").count() == 0
    assert start.locator("text=Traceback").count() == 0
    assert not [entry for entry in start.wrong if entry.startswith("outside")]


def test_a_check_goes_through_its_three_states(start):
    stub = cell_with(start, "def frames_in_film")
    check = cell_with(start, "def check_frames_in_film")
    for answer, state in [
        ("def frames_in_film(minutes, fps):\n    return minutes * fps", "Not right yet"),
        ("def frames_in_film(minutes, fps):\n    raise NotImplementedError", "Not attempted yet"),
        ("def frames_in_film(minutes, fps):\n    return minutes * 60 * fps", "Right"),
    ]:
        run_cell(start, stub, answer)
        check.locator(".jp-InputArea").first.click(force=True)
        start.keyboard.press("Escape")
        start.keyboard.press("Control+Enter")
        shown = check.locator(f"[role=status]:has-text('{state}')")
        shown.wait_for(timeout=20_000)


def test_a_video_plays_when_started(start):
    video = start.locator(".jp-OutputArea video").first
    video.scroll_into_view_if_needed()
    assert video.evaluate("v => v.currentTime") == 0, "nothing starts by itself"
    video.evaluate("v => { v.muted = true; return v.play(); }")
    start.wait_for_timeout(700)
    assert video.evaluate("v => v.currentTime") > 0


def pictures_and_words(page):
    """What the widgets' outputs show now."""
    return page.locator(".jp-OutputArea .jupyter-widgets").evaluate_all(
        "all => all.map(one => (one.src || '') + one.innerText)"
    )


def press_right(page, handle):
    handle.focus()
    for _ in range(3):
        handle.press("ArrowRight")


def press_another(page, group):
    group.locator("button:not(.mod-active)").first.click()


def choose_another(page, menu):
    menu.select_option(index=(menu.evaluate("m => m.selectedIndex") + 1) % 2)


WIDGETS = {
    ".widget-slider .noUi-handle": press_right,
    ".widget-toggle-buttons": press_another,
    ".widget-dropdown select": choose_another,
}


def move_all(page):
    """Moves every widget of the page; how many there were. Fails where one shows nothing new."""
    moved = 0
    for selector, move in WIDGETS.items():
        for widget in page.locator(f".jp-OutputArea {selector}").all():
            before = pictures_and_words(page)
            move(page, widget)
            page.wait_for_timeout(1500)
            after = pictures_and_words(page)
            changed = sum(one != other for one, other in zip(before, after, strict=True))
            own = 1 if move is press_right else 0  # a slider's own number changes as well
            assert changed > own, f"{selector} number {moved} shows nothing new"
            moved += 1
    return moved


def test_the_slider_of_the_first_chapter(start):
    assert move_all(start) == 1


def test_widgets_change_what_is_shown_and_the_quiz_answers(page, lab):
    """The chapter with the most to turn, from top to bottom."""
    open_chapter(page, lab, "01_concepts")
    run_all(page, 400)
    assert move_all(page) >= 5
    question = page.locator(".Quiz").first
    question.scroll_into_view_if_needed()
    answers = question.locator(".MCButton")
    said = set()
    for at in range(answers.count()):
        answers.nth(at).click()
        said.add(question.locator(".Feedback").inner_text())
        colours = answers.nth(at).get_attribute("class")
        assert "correct" in colours.lower()
    assert len(said) >= 2, "right and wrong answers get words of their own"
