"""The reading site and the slides, built by `make site slides`, opened as files with no server."""

import re

import pytest
from conftest import ROOT

SITE, SLIDES = ROOT / "build/site", ROOT / "build/slides"
CHAPTERS = [path.stem for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
PAGES = [*CHAPTERS, "index", "results", "glossary", "genindex", "search"]
# Of the vendors' own making, not ours: said on the console, without effect.
HARMLESS = re.compile("use allowUnionTypes")


def go(page, path):
    if not path.exists():
        pytest.skip(f"{path.relative_to(ROOT)} is missing: make site slides")
    page.goto(path.as_uri())
    page.wait_for_load_state("load")
    page.wait_for_timeout(1000)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_site_is_whole(page, name):
    """No outside request, no error of a script, and no link to a page that is not there."""
    go(page, SITE / f"{name}.html")
    assert not [entry for entry in page.wrong if not HARMLESS.search(entry)]
    links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    for link in {link.split("#")[0].split("?")[0] for link in links if link.startswith("file:")}:
        assert (
            link == page.url.split("#")[0] or (SITE / link.rpartition("/build/site/")[2]).exists()
        )
    anchors = page.eval_on_selector_all("a[href^='#']", "all => all.map(a => a.hash.slice(1))")
    lost = [a for a in anchors if a and not page.evaluate("id => document.getElementById(id)", a)]
    assert not [
        a for a in lost if not page.evaluate("n => document.getElementsByName(n).length", a)
    ]


@pytest.mark.parametrize("name", [*CHAPTERS, "index", "results", "glossary"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(page, name, theme):
    from axe_playwright_python.sync_playwright import Axe

    go(page, SITE / f"{name}.html")
    page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    found = Axe().run(page, context=".bd-main").response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    told = [f"{v['id']}: {v['help']}: {v['nodes'][0]['html'][:200]}" for v in serious]
    assert not told, "\n".join(told)


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_page_fits_a_phone(page, name):
    page.set_viewport_size({"width": 390, "height": 844})
    go(page, SITE / f"{name}.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_scrubber_moves_by_keyboard(page):
    go(page, SITE / "01_concepts.html")
    scrubber = page.locator("input[type=range]").first
    picture = scrubber.locator("xpath=ancestor::*[.//img][1]").locator("img").first
    before = picture.get_attribute("src")
    scrubber.focus()
    page.keyboard.press("ArrowRight")
    assert scrubber.input_value() == "1" and picture.get_attribute("src") != before


def test_mathematics_is_set_and_a_stored_slider_is_shown(page):
    go(page, SITE / "03_rnn.html")
    page.wait_for_selector("mjx-container")
    assert page.locator("mjx-container").count() > 10
    page.wait_for_selector(".widget-slider")


def test_a_solution_unfolds(page):
    go(page, SITE / "01_concepts.html")
    fold = page.locator("details", has=page.locator("text=Show the solution")).first
    assert not fold.locator("pre").first.is_visible()
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert fold.locator("pre").first.is_visible()


def test_a_quiz_answers_without_a_kernel(page):
    go(page, SITE / "01_concepts.html")
    question = page.locator(".Quiz").first
    answers = question.locator(".MCButton")
    said = set()
    for at in range(answers.count()):
        answers.nth(at).click()
        said.add(question.locator(".Feedback").inner_text())
    assert len(said) >= 2


def test_search_finds_a_word(page):
    go(page, SITE / "search.html")
    page.goto((SITE / "search.html").as_uri() + "?q=convolution")
    page.wait_for_selector("#search-results li a")


def test_a_video_plays(page):
    go(page, SITE / "00_start_here.html")
    video = page.locator("video").first
    assert video.evaluate("v => v.currentTime") == 0
    video.evaluate("v => { v.muted = true; return v.play(); }")
    page.wait_for_timeout(700)
    assert video.evaluate("v => v.currentTime") > 0


def reveal(page, expression):
    """The value of `expression` on the object that runs the slides; require.js holds it."""
    return page.evaluate(
        "code => new Promise(done => require(['assets/reveal.js/dist/reveal.js'],"
        " Reveal => done(new Function('Reveal', 'return ' + code)(Reveal))))",
        expression,
    )


@pytest.mark.parametrize("name", CHAPTERS)
def test_slides_can_be_stepped_through(page, name):
    go(page, SLIDES / f"{name}.html")
    total = reveal(page, "Reveal.getTotalSlides()")
    assert 15 <= total <= 30
    assert page.locator("aside.notes").count() >= 5
    for _ in range(100):
        page.keyboard.press("PageDown")
    assert reveal(page, "Reveal.isLastSlide()")
    assert not [entry for entry in page.wrong if not HARMLESS.search(entry)]
