"""Folders in the three layouts, with broken files among them, are read, split and linted."""

import itertools
import shutil

import numpy as np
import pytest

from helpers import splits
from helpers.splits import LabelledClip, lint_split, read_folder, split_by_group
from helpers.video import write_video

LABELS = ("walking", "boxing", "jogging")


def scene(seed):
    """Twelve frames of a soft random picture that drifts: clips of two seeds look different."""
    coarse = np.random.default_rng(seed).uniform(0, 255, (5, 6))
    picture = np.kron(coarse, np.ones((12, 12))).astype(np.uint8)[..., None].repeat(3, 2)
    return [np.roll(picture, shift, axis=1) for shift in range(12)]


def film(path, frames):
    write_video(path, frames, fps=8)
    return path


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    folder = tmp_path_factory.mktemp("films")
    return [film(folder / f"{seed}.webm", scene(seed)) for seed in range(4)]


def put(source, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, path)
    return path


def break_some(folder, whole):
    """Put files there that are no clips; returns the names that have to be listed."""
    (folder / "empty.mp4").touch()
    (folder / "text.mp4").write_text("not a video at all, in spite of its name")
    (folder / "cut.webm").write_bytes(whole.read_bytes()[:60])
    (folder / "notes.txt").write_text("passed over")
    (folder / ".hidden.mp4").touch()
    (folder / "folder.mp4").mkdir()
    return ["cut.webm", "empty.mp4", "text.mp4"]


@pytest.fixture
def kth(tmp_path, films):
    for person in range(1, 26):
        for label in LABELS:
            name = f"person{person:02}_{label}_d1_uncomp.avi"
            put(films[person % 4], tmp_path / (label if person % 2 else ".") / name)
    return tmp_path


@pytest.fixture
def ucf101(tmp_path, films):
    for label in ("Archery", "Bowling"):
        for group in range(1, 5):
            for clip in (1, 2):
                put(films[0], tmp_path / label / f"v_{label}_g{group:02}_c{clip:02}.avi")
    return tmp_path


def test_kth_as_published(kth, films):
    (kth / "walking").mkdir(exist_ok=True)
    broken = break_some(kth / "walking", films[0])
    clips, unreadable = read_folder(kth)
    assert len(clips) == 75 and {clip.label for clip in clips} == set(LABELS)
    assert {clip.group for clip in clips} == {f"person{n:02}" for n in range(1, 26)}
    assert [item.path.name for item in unreadable] == broken
    assert all(len(item.reason) > 20 for item in unreadable)
    parts = splits.kth_split(clips)
    assert {name: len(part) for name, part in parts.items()} == {"train": 24, "val": 24, "test": 27}
    assert {"person11", "person18"} <= {clip.group for clip in parts["train"]}
    assert {"person01", "person25"} <= {clip.group for clip in parts["val"]}
    assert {"person22", "person02"} <= {clip.group for clip in parts["test"]}
    assert not [f for f in lint_split(parts, look=False) if f.kind != "shared file"]


def test_ucf101_as_published(ucf101, films):
    broken = break_some(ucf101 / "Archery", films[0])
    clips, unreadable = read_folder(ucf101)
    assert len(clips) == 16 and [item.path.name for item in unreadable] == broken
    assert {clip.group for clip in clips if clip.label == "Bowling"} == {
        f"Bowling_g{n:02}" for n in range(1, 5)
    }
    lists = ucf101 / "ucfTrainTestlist"
    lists.mkdir()
    names = [f"{clip.label}/{clip.path.name}" for clip in clips]
    held = [name for name in names if "_g01_" in name]
    (lists / "testlist02.txt").write_text("\r\n".join(held) + "\r\n")
    (lists / "trainlist02.txt").write_text("\n".join(f"{n} 1" for n in names if n not in held))
    parts = splits.ucf101_split(clips, lists, 2)
    assert (len(parts["train"]), len(parts["test"])) == (12, 4)
    assert not [f for f in lint_split(parts, look=False) if f.kind == "shared group"]
    with pytest.raises(FileNotFoundError):
        splits.ucf101_split(clips, lists, 3)
    (lists / "testlist02.txt").write_text("../../etc/passwd\n")
    with pytest.raises(ValueError, match="line 1 names no clip"):
        splits.ucf101_split(clips, lists, 2)


def test_a_folder_a_label(tmp_path, films):
    put(films[0], tmp_path / "cat" / "1.webm")
    put(films[1], tmp_path / "dog" / "1.WEBM")
    put(films[2], tmp_path / "dog" / "anna" / "1.webm")
    put(films[2], tmp_path / "cat" / "anna" / "deep" / "2.webm")
    put(films[3], tmp_path / "lost.webm")
    put(films[3], tmp_path / ".trash" / "cat" / "1.webm")
    broken = break_some(tmp_path / "cat", films[0])
    clips, unreadable = read_folder(tmp_path)
    assert {(clip.label, clip.group) for clip in clips} == {
        ("cat", "cat/1"),
        ("dog", "dog/1"),
        ("dog", "anna"),
        ("cat", "anna"),
    }
    assert [item.path.name for item in unreadable] == [*broken, "lost.webm"]
    assert "no label" in unreadable[-1].reason


def test_what_is_no_folder_is_refused(tmp_path, films):
    for path in (tmp_path / "missing", films[0]):
        with pytest.raises(NotADirectoryError, match="not a folder"):
            read_folder(path)
    assert read_folder(tmp_path) == ([], [])


def clips_of(labels, groups, each):
    return [
        LabelledClip(splits.Path(f"{label}/{group}/{n}.mp4"), label, f"{group}")
        for label in labels
        for group in range(groups)
        for n in range(each)
    ]


@pytest.mark.parametrize("groups", [3, 4, 5, 12])
@pytest.mark.parametrize("seed", [0, 1])
def test_split_by_group_shares_no_group_and_loses_no_clip(groups, seed):
    clips = clips_of("abc", groups, 3)
    parts = split_by_group(clips, seed=seed)
    assert sorted(itertools.chain(*parts.values())) == sorted(clips)
    seen = [{clip.group for clip in part} for part in parts.values()]
    assert not (seen[0] & seen[1] or seen[0] & seen[2] or seen[1] & seen[2])
    assert all({clip.label for clip in part} == set("abc") for part in parts.values())
    assert parts == split_by_group(clips, seed=seed)


@pytest.mark.parametrize("clips", [[], clips_of("a", 9, 1), clips_of("ab", 2, 9)])
def test_too_few_groups_or_labels_are_refused(clips):
    with pytest.raises(ValueError, match="three groups"):
        split_by_group(clips)


def test_kth_split_refuses_other_clips():
    with pytest.raises(ValueError, match="not of KTH"):
        splits.kth_split(clips_of("a", 1, 1))


def kinds(findings):
    return sorted({finding.kind for finding in findings})


def test_sibling_clips_over_train_and_test_are_found(ucf101):
    """The commonest mistake with UCF101: c01 of a group to train, c02 of it to test."""
    clips, _ = read_folder(ucf101)
    naive = {"train": clips[::2], "test": clips[1::2]}
    findings = lint_split(naive, look=False)
    assert next(f.message for f in findings if f.kind == "shared group") == (
        "Archery_g01: 1 clips in train, 1 in test"
    )
    assert sum(f.kind == "shared group" for f in findings) == 8
    assert kinds(lint_split(split_by_group(clips), look=False)) == ["shared file"]


def test_copies_and_look_alikes_are_found(tmp_path, films):
    drifted = film(tmp_path / "again.webm", scene(0)[3:])
    one, copy, late, other = (
        LabelledClip(path, "a", group)
        for path, group in zip([films[0], films[0], drifted, films[1]], "wxyz", strict=True)
    )
    assert lint_split({"train": [one], "test": [other]}) == []
    assert kinds(lint_split({"train": [one], "test": [copy]})) == ["near duplicate", "shared file"]
    found = lint_split({"train": [one, other], "val": [], "test": [late]})
    assert kinds(found) == ["empty part", "near duplicate"]
    assert "0.webm in train and again.webm in test" in found[-1].message
    assert lint_split({"train": [one], "test": [late]}, look=False) == []


def test_flat_frames_are_like_nothing(tmp_path):
    flat = [np.full((32, 32, 3), level, np.uint8) for level in range(8)]
    paths = [film(tmp_path / f"{n}.webm", flat[n:]) for n in (0, 2)]
    one, two = (LabelledClip(path, "a", path.stem) for path in paths)
    assert splits.fingerprints(one).shape == (0,)
    assert lint_split({"train": [one], "test": [two]}) == []


def test_missing_classes_are_found(films):
    a, b = (LabelledClip(path, path.stem, path.stem) for path in films[:2])
    found = lint_split({"train": [a, b], "test": [b]}, look=False)
    assert ("missing class", "test has no clip of 0") in found
    assert kinds(found) == ["missing class", "shared file", "shared group"]
