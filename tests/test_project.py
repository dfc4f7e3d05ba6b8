"""The command line of chapter 11: one real run, and every way to be told no."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import numpy as np
import pytest

from helpers import project
from helpers.splits import read_folder
from helpers.video import read_frames, write_video

ROOT = Path(__file__).resolve().parent.parent


def film(path, direction, seed):
    """Two seconds of a noisy pattern that slides to one side."""
    path.parent.mkdir(parents=True, exist_ok=True)
    wall = np.random.default_rng(seed).integers(0, 256, (12, 64, 3)).astype(np.uint8)
    wall = wall.repeat(4, axis=0).repeat(4, axis=1)
    steps = range(0, 32, 2) if direction > 0 else range(30, -2, -2)
    write_video(path, [wall[:, step : step + 64] for step in steps], fps=8)


def spoil(folder, good):
    """Files as they lie about in real folders."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "empty.mp4").touch()
    (folder / "page.mp4").write_text("<html>404: not found</html>")
    (folder / "cut.webm").write_bytes(good.read_bytes()[:300])
    (folder / "notes.txt").write_text("not a video, and not asked for")


def own_layout(root, groups=3):
    for group in range(groups):
        film(root / "to the left" / f"wall {group}" / "a.webm", 1, group)
        film(root / "to the right" / f"wall {group}" / "a.webm", -1, group)
    spoil(root / "to the left" / "wall 0", root / "to the left" / "wall 0" / "a.webm")


def kth_layout(root):
    for person in range(1, 4):
        for label, direction in (("walking", 1), ("running", -1)):
            part = root / label / f"person{person:02}_{label}_d1_uncomp.webm"
            film(part, direction, person)
    spoil(root / "walking", root / "walking" / "person01_walking_d1_uncomp.webm")


def ucf101_layout(root):
    for group in range(1, 4):
        for label, direction in (("Archery", 1), ("Bowling", -1)):
            film(root / label / f"v_{label}_g{group:02}_c01.webm", direction, group)
    spoil(root / "Archery", root / "Archery" / "v_Archery_g01_c01.webm")


@pytest.mark.parametrize("layout", [own_layout, kth_layout, ucf101_layout])
def test_the_three_layouts_are_taken_and_broken_files_do_not_matter(tmp_path, layout):
    layout(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    clips, unreadable = read_folder(tmp_path)
    project.check_clips(tmp_path, clips, unreadable)
    assert len(clips) == 6 and len(unreadable) == 3
    assert sorted(tmp_path.rglob("*")) == before


def test_names_as_people_give_them(tmp_path, capfd):
    """Spaces, accents, other scripts, endings in capitals: all are clips."""
    for group in ("été 1", "été 2", "été 3"):
        film(tmp_path / "mes clips" / "à droite" / group / "Clip 1.WEBM.webm", 1, 0)
        film(tmp_path / "mes clips" / "立つ ←" / group / "clip.webm", -1, 1)
    for path in (tmp_path / "mes clips").rglob("*.WEBM.webm"):
        path.rename(path.with_name("Clip 1.WEBM"))
    clips, _ = read_folder(tmp_path / "mes clips")
    assert {clip.label for clip in clips} == {"à droite", "立つ ←"} and len(clips) == 6
    said = project.check_all(tmp_path / "mes clips", tmp_path / "out", None, 1, None)
    assert said == "6 clips, 2 labels, 3 groups; 0 files left out"


def refused(capfd, *arguments):
    """What is said, after the exit code and the form were looked at."""
    assert project.main([str(argument) for argument in arguments]) == 1
    out, err = capfd.readouterr()
    assert out == "" and err.startswith("Not done: ") and err.count("\n") == 1
    return err


def test_no_such_folder(tmp_path, capfd):
    assert "is not a folder" in refused(capfd, tmp_path / "nowhere")
    (tmp_path / "file.mp4").touch()
    assert "is not a folder" in refused(capfd, tmp_path / "file.mp4")


def test_no_videos(tmp_path, capfd):
    (tmp_path / "clips").mkdir()
    assert "no video" in refused(capfd, tmp_path / "clips")


def test_only_broken_videos_says_what_is_wrong_with_one(tmp_path, capfd):
    film(tmp_path / "good.webm", 1, 0)
    spoil(tmp_path / "clips" / "wave", tmp_path / "good.webm")
    said = refused(capfd, tmp_path / "clips")
    assert "3 files were left out, such as cut.webm: " in said
    assert said.endswith(".\n") and ".." not in said


def test_clips_without_a_label(tmp_path, capfd):
    film(tmp_path / "clips" / "a.webm", 1, 0)
    assert "It has no label" in refused(capfd, tmp_path / "clips")


def test_one_label_only(tmp_path, capfd):
    for group in range(3):
        film(tmp_path / "clips" / "wave" / f"{group}.webm", 1, group)
    assert "all clips have the label 'wave'" in refused(capfd, tmp_path / "clips")


@pytest.mark.parametrize("groups", [1, 2])
def test_too_few_groups(tmp_path, capfd, groups):
    own_layout(tmp_path / "clips", groups)
    said = refused(capfd, tmp_path / "clips")
    assert f"to the left has {groups}, to the right has {groups}" in said
    assert [path.name for path in tmp_path.iterdir()] == ["clips"]


def test_one_label_with_too_few_groups_is_named_alone(tmp_path, capfd):
    own_layout(tmp_path / "clips")
    film(tmp_path / "clips" / "still" / "wall 0" / "a.webm", 1, 0)
    assert "get one each; still has 1." in refused(capfd, tmp_path / "clips")


def test_parts_of_a_split_are_not_labels(tmp_path, capfd):
    for part in ("Train", "test"):
        for label in ("wave", "clap", "jump"):
            film(tmp_path / "clips" / part / label / "a.webm", 1, 0)
    assert "Train, test are parts of a split, not labels" in refused(capfd, tmp_path / "clips")


def test_a_film_that_cannot_be_read_is_noticed_first(tmp_path, capfd):
    own_layout(tmp_path / "clips")
    (tmp_path / "film.mp4").touch()
    assert "film.mp4: is empty" in refused(
        capfd, tmp_path / "clips", "--film", tmp_path / "film.mp4"
    )


def test_lists_of_ucf101(tmp_path, capfd):
    ucf101_layout(tmp_path / "clips")
    lists, clips = tmp_path / "lists", tmp_path / "clips"
    lists.mkdir()
    assert "trainlist01.txt" in refused(capfd, clips, "--lists", lists)
    (lists / "trainlist02.txt").write_text("Archery/v_Archery_g01_c01.avi 1\n")
    (lists / "testlist02.txt").write_text("Archery/v_Archery_g02_c01.avi\n")
    said = refused(capfd, clips, "--lists", lists, "--list", 2)
    assert "names no clip of" in said  # the lists say .avi


def test_results_never_land_among_the_clips_or_on_something_else(tmp_path, capfd):
    clips = tmp_path / "clips"
    own_layout(clips)
    for inside in (clips, clips / "report", clips / "to the left" / "report"):
        assert "the folder of the clips" in refused(capfd, clips, "--out", inside)
    (tmp_path / "mine").mkdir()
    assert "there already" in refused(capfd, clips, "--out", tmp_path / "mine")
    assert "does not exist" in refused(capfd, clips, "--out", tmp_path / "no" / "where")
    assert "trainlist01.txt" in refused(capfd, clips, "--lists", tmp_path / "no")
    assert {path.name for path in tmp_path.iterdir()} == {"clips", "mine"}


@pytest.mark.parametrize("end", ["1 / 0", "import os; os._exit(1)"])
def test_a_failure_leaves_nothing_behind(tmp_path, capfd, monkeypatch, end):
    own_layout(tmp_path / "clips")
    cell = nbformat.v4.new_code_cell(
        "import os, pathlib\n"
        "pathlib.Path(os.environ['COURSE_OUT'], 'half.txt').write_text('half')\n" + end,
        metadata={"tags": ["project"]},
    )
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "chapter.ipynb")
    monkeypatch.setattr(project, "CHAPTER", tmp_path / "chapter.ipynb")
    assert project.main([str(tmp_path / "clips")]) == 1
    assert "Not done" in capfd.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"clips", "chapter.ipynb"}


def test_the_films_are_where_the_class_has_them_and_no_other_setting_is_inherited(monkeypatch):
    given = {}

    class Client:
        def __init__(self, *arguments, **options):
            pass

        def execute(self, env, **options):
            given.update(env)

    monkeypatch.setattr(project, "NotebookClient", Client)
    monkeypatch.setenv("COURSE_CACHE", "/srv/course-data")
    monkeypatch.setenv("COURSE_LISTS", "of another project")
    project.execute({"COURSE_OUT": "here"})
    settings = {name: value for name, value in given.items() if name.startswith("COURSE_")}
    assert settings == {"COURSE_CACHE": "/srv/course-data", "COURSE_OUT": "here"}


def test_names_from_the_folder_cannot_put_code_on_the_page():
    cell = nbformat.v4.new_code_cell("print(name)")
    cell.outputs = [nbformat.v4.new_output("stream", text="<script>alert(1)</script>")]
    made = project.page(nbformat.v4.new_notebook(cells=[cell]), "<script>", {})
    assert "<script" not in made


def test_the_page_says_how_sure_the_score_is():
    card = {
        "model": "mean colour", "labels": ["a", "b"], "always the commonest": 0.5, "clips": 90,
        "groups": 30, "accuracy on groups left out": 0.6, "95 % over groups": [0.55, 0.8],
    }  # fmt: skip
    said = project.summary(card)
    assert "<b>0.60</b>" in said and said.endswith("0.55 to 0.80.")
    assert "nothing is shown" in project.summary(card | {"95 % over groups": [0.45, 0.8]})
    assert "a little too short" in project.summary(card | {"groups": 8})
    few = project.summary(card | {"groups": 3, "95 % over groups": [1.0, 1.0]})
    assert "nobody can say" in few and "interval" not in few


def test_the_page_has_no_plumbing_and_a_caption_for_each_picture():
    shown = nbformat.v4.new_code_cell("picture", metadata={"tags": ["project"]})
    page = {"text/html": '<img alt="Five frames &lt;of&gt; a street" src="data:,">'}
    shown.outputs = [nbformat.v4.new_output("display_data", data=page)]
    aside = nbformat.v4.new_code_cell("print(shape)", metadata={"tags": ["project", "aside"]})
    aside.outputs = [nbformat.v4.new_output("stream", text="(120, 4, 1280)")]
    made = project.page(nbformat.v4.new_notebook(cells=[shown, aside]), "clips", {})
    assert "<figcaption>Five frames &lt;of&gt; a street</figcaption>" in made
    assert "1280" not in made


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stopped_from_outside_it_leaves_nothing(tmp_path, how):
    own_layout(tmp_path / "clips")
    cell = nbformat.v4.new_code_cell(
        "import os, pathlib, time\n"
        "pathlib.Path(os.environ['COURSE_OUT'], 'half.txt').write_text('half')\ntime.sleep(60)",
        metadata={"tags": ["project"]},
    )
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "chapter.ipynb")
    program = (
        "import sys, pathlib; from helpers import project\n"
        f"project.CHAPTER = pathlib.Path({str(tmp_path / 'chapter.ipynb')!r})\n"
        f"sys.exit(project.main([{str(tmp_path / 'clips')!r}]))"
    )
    started = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    for _ in range(300):
        if list(tmp_path.glob(".partial-*/half.txt")):
            break
        time.sleep(0.1)
    started.send_signal(how)
    _, said = started.communicate(timeout=30)
    assert started.returncode in (1, 130) and said.count("\n") == 1, said
    assert {path.name for path in tmp_path.iterdir()} == {"clips", "chapter.ipynb"}


def test_each_answer_of_the_guide_has_the_rows_that_it_names(monkeypatch):
    """The decision guide looks its rows up by name: a chapter that renames one is noticed here."""
    monkeypatch.chdir(ROOT / "notebooks")
    cells = nbformat.read(project.CHAPTER, as_version=4).cells
    space = {"Path": Path, "json": json}
    for cell in cells:
        if cell.id in ("guide", "guide-rows"):
            exec(cell.source, space)
    for task, (_, *models) in space["EVIDENCE"].items():
        for model in models:
            assert any(f": {model}" in row for row in space["measured"](task)), (task, model)
    assert space["measured"]("sound") == []


def test_a_whole_run(tmp_path, capfd):
    clips = tmp_path / "clips"
    own_layout(clips)
    before = {path: path.read_bytes() for path in clips.rglob("*") if path.is_file()}
    write_video(tmp_path / "long.webm", read_frames(clips / "to the left/wall 1/a.webm"), fps=4)
    given = [str(clips), "--film", str(tmp_path / "long.webm")]
    assert project.main(given) == 0, capfd.readouterr().err
    assert {path: path.read_bytes() for path in clips.rglob("*") if path.is_file()} == before
    out = tmp_path / "clips-report"
    assert {path.name for path in tmp_path.iterdir()} == {"clips", "long.webm", "clips-report"}
    card = json.loads((out / "model.json").read_text())
    assert card["labels"] == ["to the left", "to the right"]
    assert (out / "model.keras").stat().st_size > 1000
    assert sum(1 for _ in read_frames(out / "labelled.webm")) > 16
    assert sum(1 for _ in read_frames(out / "your-film.webm")) == 16
    notebook = nbformat.read(out / "project.ipynb", as_version=4)
    texts = [o.get("text", "") for c in notebook.cells for o in c.get("outputs", [])]
    assert any("left out: empty.mp4" in text for text in texts)
    assert not [
        o for c in notebook.cells for o in c.get("outputs", []) if o.get("name") == "stderr"
    ]
    report = (out / "report.html").read_text(encoding="utf-8")
    assert all(f"href='{name}'" in report for name in project.FILES)
    assert "class='score'" in report and report.count("<figcaption") >= 5
    assert report.count("<img") >= 4 and "http" not in report.replace("http://www.w3.org", "")
