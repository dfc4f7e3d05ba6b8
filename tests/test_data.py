"""helpers.data: what is fetched is what was asked for, and one frame says nothing of motion."""

import csv
import hashlib
import itertools
import os
import subprocess
import sys
import threading
import time
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from helpers import data, video

SMALL = {"train": 2, "val": 1, "test": 1}  # clips for each digit and motion: 320 in all
TINY = {"train": 1, "val": 0, "test": 0}
# sha256 of the manifest of seed 0
MANIFEST = "8dec9a31ec4d93a3a5323474000bac0e27f0b67f3a82e688bc34df803a94fa90"

# ---- fetch ---------------------------------------------------------------------


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def shop(tmp_path, monkeypatch):
    """A package index that is a folder, with one wheel of two files, and a catalogue for it."""
    members = {"toy/one.bin": b"one" * 5000, "../two.bin": b"two" * 3}
    wheel = tmp_path / "wheels" / "toy-1.0-py3-none-any.whl"
    wheel.parent.mkdir()
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.writestr(
            "toy-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: toy\nVersion: 1.0\n"
        )
        archive.writestr("toy-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\n")
        archive.writestr("toy-1.0.dist-info/RECORD", "")
    book = f"""
[packages.toy]
version = "1.0"
wheel = "{wheel.name}"
size = {wheel.stat().st_size}
sha256 = "{sha256(wheel.read_bytes())}"
"""
    for name, (member, content) in zip(("one", "two"), members.items(), strict=True):
        book += f'[files.{name}]\npackage = "toy"\nmember = "{member}"\n'
        book += f'size = {len(content)}\nsha256 = "{sha256(content)}"\n'
    (tmp_path / "catalog.toml").write_text(book)
    monkeypatch.setattr(data, "DATA", tmp_path)
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheel.parent))
    return tmp_path


def edit_catalog(shop, old: str, new: str) -> None:
    path = shop / "catalog.toml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def test_one_download_serves_every_file_of_the_package(shop):
    assert data.fetch("one").read_bytes() == b"one" * 5000
    (shop / "wheels" / "toy-1.0-py3-none-any.whl").unlink()  # from here on: no network
    # Its name in the archive is ../two.bin; it still lands where all files land.
    assert data.fetch("two") == shop / "cache" / "two.bin"
    assert not (shop / "two.bin").exists()
    left = {path.name for path in (shop / "cache").iterdir()}
    assert left == {"one.bin", "two.bin", ".toy.lock"}


def test_damaged_file_is_mended(shop):
    path = data.fetch("one")
    for damage in (b"", b"short", b"x" * 15000):
        path.write_bytes(damage)
        assert data.fetch("one").read_bytes() == b"one" * 5000


def test_no_network_names_the_file_and_the_command(shop, monkeypatch):
    monkeypatch.setenv("PIP_FIND_LINKS", str(shop))
    with pytest.raises(
        data.DataError, match=r"Cannot get two: .*toy 1\.0.*python -m helpers.data two"
    ):
        data.fetch("two")
    assert {path.name for path in (shop / "cache").iterdir()} == {".toy.lock"}


def test_wheel_with_other_content_is_refused(shop):
    with zipfile.ZipFile(shop / "wheels" / "toy-1.0-py3-none-any.whl", "a") as archive:
        archive.writestr("toy/more", "more")
    with pytest.raises(data.DataError, match="not the file whose sha256 is in the catalogue"):
        data.fetch("one")


def test_member_with_other_content_is_refused(shop):
    edit_catalog(shop, sha256(b"one" * 5000), sha256(b"something else"))
    with pytest.raises(data.DataError, match=r"toy/one.bin in toy is not the file"):
        data.fetch("one")
    assert not (shop / "cache" / "one.bin").exists()


def test_member_that_is_not_there(shop):
    edit_catalog(shop, "toy/one.bin", "toy/three.bin")
    with pytest.raises(data.DataError, match=r"Cannot take one out of toy: .*three.bin"):
        data.fetch("one")


def test_unknown_name_lists_the_names(shop):
    with pytest.raises(data.DataError, match=r"no file called 'onee'\. There are: one, two\."):
        data.fetch("onee")


FETCH = """
import pathlib, sys
from helpers import data
data.DATA = pathlib.Path(sys.argv[1])
print(data.fetch("one"))
"""


def test_two_processes_at_once(shop):
    both = [
        subprocess.Popen(
            [sys.executable, "-c", FETCH, str(shop)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60) for process in both]
    assert [out.strip() for out, _ in said] == [str(shop / "cache" / "one.bin")] * 2
    # Only the one that downloads shows a bar.
    assert sum("one:" in err for _, err in said) == 1
    assert sha256((shop / "cache" / "one.bin").read_bytes()) == sha256(b"one" * 5000)


def test_killed_half_way(shop):
    process = subprocess.Popen([sys.executable, "-c", FETCH, str(shop)], stderr=subprocess.DEVNULL)
    cache = shop / "cache"
    end = time.time() + 30
    while not list(cache.glob(".partial-*")) and time.time() < end:
        time.sleep(0.005)
    process.kill()
    process.wait()
    assert list(cache.glob(".partial-*")), "killed too late to test anything"
    assert data.fetch("one").read_bytes() == b"one" * 5000
    assert not list(cache.glob(".partial-*"))


def test_catalog_is_complete():
    book = data.catalog()
    assert len(book["files"]) >= 10
    for name, entry in book["files"].items():
        package = book["packages"][entry["package"]]
        assert len(entry["sha256"]) == len(package["sha256"]) == 64, name
        assert entry["size"] < package["size"] * 1.2, name
        assert entry["seen"].endswith(".") and entry["origin"] and package["licence"], name


# ---- moving digits -------------------------------------------------------------


@pytest.fixture(scope="module")
def clips():
    """The benchmark itself, from the course's cache; made here if it was not there."""
    return data.moving_digits()


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path))
    return tmp_path


def test_manifest_is_the_same_everywhere(clips):
    manifest = clips[0].path.with_name("manifest.csv")
    assert sha256(manifest.read_bytes()) == MANIFEST
    rows = list(csv.DictReader(manifest.open(encoding="utf-8", newline="")))
    assert [row["file"] for row in rows] == [clip.path.name for clip in clips]
    assert [int(row["digit"]) for row in rows] == [clip.digit for clip in clips]
    assert [row["motion"] for row in rows] == [clip.motion for clip in clips]
    assert [int(row["writer"]) for row in rows] == [clip.writer for clip in clips]
    assert [row["split"] for row in rows] == [clip.split for clip in clips]


def test_two_builds_are_equal_and_seeds_differ(cache):
    first = data.moving_digits(counts=TINY)[0].path.parent
    content = {path.name: path.read_bytes() for path in first.iterdir()}
    for path in first.iterdir():
        path.unlink()
    data.moving_digits(counts=TINY)
    assert {path.name: path.read_bytes() for path in first.iterdir()} == content
    other = data.moving_digits(counts=TINY, seed=1)[0].path.with_name("manifest.csv")
    assert other.read_bytes() != content["manifest.csv"]


def test_damage_is_noticed_and_mended(cache):
    clip = data.moving_digits(counts=TINY)[7].path
    whole = clip.read_bytes()
    manifest = clip.with_name("manifest.csv")
    text = manifest.read_bytes()
    for damage in (
        lambda: clip.unlink(),
        lambda: clip.write_bytes(whole[:100]),
        lambda: clip.write_bytes(whole[:-1] + b"!"),
        lambda: manifest.write_bytes(text.replace(b"left", b"right", 1)),
        lambda: clip.with_name("sha256.txt").unlink(),
    ):
        damage()
        data.moving_digits(counts=TINY)
        assert clip.read_bytes() == whole and manifest.read_bytes() == text


def test_two_threads_build_once(cache):
    threads = [
        threading.Thread(target=data.moving_digits, kwargs={"counts": TINY}) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not list(cache.glob(".partial-*"))
    assert len(list(cache.glob("moving_digits-plain-0-1-0-0/*.webm"))) == 80


def test_no_writer_is_in_two_splits(clips):
    writers = {split: {c.writer for c in clips if c.split == split} for split in data.WRITERS}
    assert writers == {split: set(sheets) for split, sheets in data.WRITERS.items()}
    everyone = [writer for group in writers.values() for writer in group]
    assert sorted(everyone) == list(range(len(data.SHEETS)))


def test_classes_are_balanced_and_names_tell_nothing(clips):
    cells = Counter((clip.split, clip.digit, clip.motion) for clip in clips)
    assert cells == {
        (split, digit, motion): count
        for split, count in data.COUNTS.items()
        for digit in range(10)
        for motion in data.MOTIONS
    }
    # The place in the list is no better a guess at the labels than chance.
    for labels in ([c.digit for c in clips], [c.motion for c in clips], [c.writer for c in clips]):
        runs = np.mean([a == b for a, b in itertools.pairwise(labels)])
        assert runs < 1.4 / len(set(labels))


def test_each_sheet_of_handwriting_begins_with_the_same_digits():
    target = load_digits().target
    for number, row in enumerate(data.SHEETS):
        start = "".join(map(str, target[row : row + 15]))
        # One sheet has lost its first 0, another a 7 and an 8.
        assert start in ("012345678901234", "123456789012345", "012345690123456"), number


@pytest.mark.parametrize("background", ["plain", "street"])
def test_every_clip_decodes(cache, background, monkeypatch):
    monkeypatch.setattr(data, "fetch", _fetch_from_the_course)
    clips = data.moving_digits(background, counts=SMALL)
    assert len(clips) == 320
    for clip in clips:
        seen = video.probe(clip.path)
        assert (seen.width, seen.height, seen.fps) == (data.SIZE, data.SIZE, data.FPS)
    pixels = video.load_clips([clip.path for clip in clips], frames=data.FRAMES)
    assert pixels.shape == (320, data.FRAMES, data.SIZE, data.SIZE, 3)
    colourful = np.ptp(pixels.astype(int), axis=-1).max() > 20
    assert colourful == (background == "street")


def _fetch_from_the_course(name, fetch=data.fetch):
    """data.fetch with the course's own cache, so that no network is needed a second time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COURSE_CACHE")
        return fetch(name)


def test_files_hold_what_was_drawn(clips):
    plans = data._plan(0, data.COUNTS)
    images = load_digits().images
    for clip, plan in list(zip(clips, plans, strict=True))[:40]:
        start = np.array([plan.x, plan.y, plan.angle, plan.scale]) / 256
        drawn = data.draw_clip(images[plan.row], clip.motion, *start).astype(int)
        read = video.sample_clip(clip.path, data.FRAMES, gray=True)
        assert np.abs(drawn - read).max() <= 1


@pytest.mark.parametrize("motion", data.MOTIONS)
def test_backwards_is_the_other_motion(motion):
    """A clip run backwards is, pixel for pixel, the mirrored motion from where it ended."""
    start = {"x": 5 / 16, "y": 11 / 16, "angle": 3 / 16, "scale": 9 / 16}
    last = 15 / 16
    end = dict(start)
    if motion in ("left", "right"):
        end["x"] += last * (1 if motion == "right" else -1)
    elif motion in ("up", "down"):
        end["y"] += last * (1 if motion == "down" else -1)
    elif motion in ("grow", "shrink"):
        end["scale"] += 4 * last * (1 if motion == "grow" else -1)
    else:
        end["angle"] += last * (1 if motion == "clockwise" else -1)
    image = load_digits().images[5]
    mirrored = data.MOTIONS[data.MOTIONS.index(motion) ^ 1]
    forward = data.draw_clip(image, motion, **start)
    assert np.abs(forward[::-1].astype(int) - data.draw_clip(image, mirrored, **end)).max() <= 1
    assert np.abs(np.diff(forward.astype(int), axis=0)).max() > 50  # and it does move


def test_rolling_a_clip_moves_its_start():
    """Going round is exact: to roll the pixels is to begin elsewhere. No frame has an edge."""
    image = load_digits().images[7]
    here = data.draw_clip(image, "clockwise", 0.25, 0.5, 0.1, 0.4)
    there = data.draw_clip(image, "clockwise", 0.25 + 9 / 32, 0.5 - 20 / 32, 0.1, 0.4)
    assert np.abs(np.roll(here, (-20, 9), axis=(1, 2)).astype(int) - there).max() <= 1


# ---- one frame says nothing of the motion --------------------------------------


def split_of(clips, pixels, split):
    mask = np.array([clip.split == split for clip in clips])
    motions = np.array([data.MOTIONS.index(clip.motion) for clip in clips])
    digits = np.array([clip.digit for clip in clips])
    return pixels[mask], motions[mask], digits[mask]


def features(frames):
    """Of frames (N, 32, 32, 1): small pixels, bright ink per row and column, and in all."""
    grey = frames[..., 0] / np.float32(255)
    ink = np.maximum(grey - 0.5, 0) * 2  # footage behind the digit is never brighter than 0.5
    small = grey.reshape(len(grey), 16, 2, 16, 2).mean((2, 4)).reshape(len(grey), -1)
    total = ink.sum((1, 2))[:, None] / 100
    return np.concatenate([small, ink.mean(1), ink.mean(2), total], axis=1)


def best_of_two(train, labels, test, truth):
    """The better score of a linear and a non-linear classifier."""
    linear = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500, C=0.01))
    forest = ExtraTreesClassifier(60, min_samples_leaf=2, n_jobs=2, random_state=0)
    return max(model.fit(train, labels).score(test, truth) for model in (linear, forest))


@pytest.fixture(scope="module", params=["plain", "street"])
def pixels(request):
    clips = data.moving_digits(request.param)
    frames = video.load_clips([clip.path for clip in clips], data.FRAMES, gray=True)
    return split_of(clips, frames, "train"), split_of(clips, frames, "test")


def test_motion_cannot_be_read_from_one_frame(pixels):
    (train, motions, _), (test, truth, _) = pixels
    picks = slice(0, None, 5)  # four frames of each clip
    x, y = features(train[:, picks].reshape(-1, 32, 32, 1)), np.repeat(motions, 4)
    score = best_of_two(x, y, features(test[:, picks].reshape(-1, 32, 32, 1)), np.repeat(truth, 4))
    assert abs(score - 1 / 8) < 0.05


def test_no_frame_number_gives_the_motion_away(pixels):
    """Nor can it be read when it is known which frame of the clip one sees."""
    (train, motions, _), (test, truth, _) = pixels
    scores = [
        best_of_two(features(train[:, t]), motions, features(test[:, t]), truth) for t in (0, 8, 15)
    ]
    assert abs(np.mean(scores) - 1 / 8) < 0.05


def test_the_same_classifiers_can_read_what_is_there(pixels):
    """Positive control: the digit from one frame, and grow or shrink from two."""
    (train, motions, digits), (test, truth, truth_digits) = pixels
    picks = slice(0, None, 5)
    seen, asked = (features(part[:, picks].reshape(-1, 32, 32, 1)) for part in (train, test))
    score = best_of_two(seen, np.repeat(digits, 4), asked, np.repeat(truth_digits, 4))
    print("digit from one frame", score)
    assert score > 0.2  # chance is 0.1

    change = [features(part[:, 3]) - features(part[:, 2]) for part in (train, test)]
    sizes = [labels >= 6 for labels in (motions, truth)]  # grow and shrink
    seen, asked = (part[mask] for part, mask in zip(change, sizes, strict=True))
    score = best_of_two(seen, motions[sizes[0]], asked, truth[sizes[1]])
    print("grow or shrink from two frames", score)
    assert score > 0.7  # chance is 0.5


def test_what_you_make_lies_beside_the_notebook(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = data.made("project/model.keras")
    assert path == Path("made/project/model.keras") and not path.exists()
    path.write_bytes(b"")  # its folder is there
    assert data.made("project/model.keras") == path


def test_a_folder_that_cannot_be_made_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "made").write_text("in the way")
    with pytest.raises(data.DataError, match="Copy the notebook to a folder of your own"):
        data.made("short.webm")
