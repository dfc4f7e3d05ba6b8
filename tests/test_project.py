"""The command line of chapter 11: one real run, and every way to be told no."""

import json

import nbformat
import numpy as np
import pytest

from helpers import project
from helpers.video import read_frames, write_video


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
    project.check_clips(tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


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
    assert "3 files were left out" in said and "cut.webm" in said


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
    assert "too few groups" in refused(capfd, tmp_path / "clips")
    assert [path.name for path in tmp_path.iterdir()] == ["clips"]


def test_results_never_land_among_the_clips_or_on_something_else(tmp_path, capfd):
    clips = tmp_path / "clips"
    own_layout(clips)
    for inside in (clips, clips / "report", clips / "to the left" / "report"):
        assert "the folder of the clips" in refused(capfd, clips, "--out", inside)
    (tmp_path / "mine").mkdir()
    assert "there already" in refused(capfd, clips, "--out", tmp_path / "mine")
    assert "does not exist" in refused(capfd, clips, "--out", tmp_path / "no" / "where")
    assert "not a folder" in refused(capfd, clips, "--lists", tmp_path / "no")
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


def test_names_from_the_folder_cannot_put_code_on_the_page():
    cell = nbformat.v4.new_code_cell("print(name)")
    cell.outputs = [nbformat.v4.new_output("stream", text="<script>alert(1)</script>")]
    made = project.page(nbformat.v4.new_notebook(cells=[cell]), "<script>")
    assert "<script" not in made


def test_a_whole_run(tmp_path, capfd):
    clips = tmp_path / "clips"
    own_layout(clips)
    before = {path: path.read_bytes() for path in clips.rglob("*") if path.is_file()}
    assert project.main([str(clips)]) == 0, capfd.readouterr().err
    assert {path: path.read_bytes() for path in clips.rglob("*") if path.is_file()} == before
    out = tmp_path / "clips-report"
    assert {path.name for path in tmp_path.iterdir()} == {"clips", "clips-report"}
    card = json.loads((out / "model.json").read_text())
    assert card["labels"] == ["to the left", "to the right"]
    assert (out / "model.keras").stat().st_size > 1000
    assert sum(1 for _ in read_frames(out / "labelled.webm")) > 16
    notebook = nbformat.read(out / "project.ipynb", as_version=4)
    texts = [o.get("text", "") for c in notebook.cells for o in c.get("outputs", [])]
    assert any("left out: empty.mp4" in text for text in texts)
    assert not [
        o for c in notebook.cells for o in c.get("outputs", []) if o.get("name") == "stderr"
    ]
    report = (out / "report.html").read_text(encoding="utf-8")
    assert report.count("<img") >= 4 and "http" not in report.replace("http://www.w3.org", "")
