"""Pictures: each has a description, shows what it was given, and refuses what it cannot show."""

import base64
import re

import cv2
import matplotlib.pyplot as plt
import numpy as np
import pytest

from helpers import plotting
from helpers.video import write_video

CLIP = (np.arange(6 * 8 * 10 * 3) % 256).astype(np.uint8).reshape(6, 8, 10, 3)
MAKERS = {
    "grid": lambda alt: plotting.image_grid(CLIP, alt),
    "strip": lambda alt: plotting.filmstrip(CLIP, alt),
    "scrubber": lambda alt: plotting.scrubber(CLIP, alt),
    "curves": lambda alt: plotting.curves({"loss": [3, 2, 1]}, alt),
    "confusion": lambda alt: plotting.confusion(np.eye(3, dtype=int), "abc", alt),
}


def decoded(uri):
    return cv2.imdecode(np.frombuffer(base64.b64decode(uri), np.uint8), cv2.IMREAD_COLOR)[..., ::-1]


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_each_picture_carries_its_description_and_leaves_no_figure_open(make):
    page = make('Rises, then "falls" <fast>').data
    assert 'alt="Rises, then &quot;falls&quot; &lt;fast&gt;"' in page
    assert plt.get_fignums() == []


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_a_picture_without_a_description_is_refused(make):
    with pytest.raises(ValueError, match="alt is empty"):
        make(" ")


def test_the_scrubber_holds_every_frame_without_loss_when_frames_are_small():
    page = plotting.scrubber(CLIP, "a pattern that shifts").data
    frames = re.search(r'data-frames="([^"]*)"', page)[1].split(" ")
    assert len(frames) == 6 and 'max="5"' in page and 'type="range"' in page
    for given, uri in zip(CLIP, frames, strict=True):
        assert np.array_equal(decoded(uri), given), "colours or order are wrong"
    assert plotting.scrubber(CLIP, "a pattern that shifts").data == page, "same on every run"


def test_grey_and_float_clips_are_shown_too():
    grey = CLIP[..., :1]
    page = plotting.scrubber(grey, "a grey pattern").data
    first = re.search(r'data-frames="(\S+)', page)[1]
    assert np.array_equal(decoded(first)[..., 0], grey[0, ..., 0])
    assert plotting.scrubber(grey / 255, "a grey pattern").data == page
    assert plotting.scrubber(grey[..., 0], "a grey pattern").data == page


@pytest.mark.parametrize(
    "frames, message",
    [
        (np.zeros((2, 3, 8, 8), np.uint8), r"\(2, 3, 8, 8\)"),
        (np.zeros((8, 8), np.uint8), r"\(N, H, W, 3\)"),
        (np.full((2, 8, 8, 3), 255.0), "divide by 255"),
        (np.full((2, 8, 8, 3), -0.5), "0-1"),
        (np.zeros((2, 8, 8, 3), np.int64), "int64"),
    ],
)
def test_frames_of_another_shape_or_range_are_refused(frames, message):
    for make in (plotting.image_grid, plotting.scrubber):
        with pytest.raises(ValueError, match=message):
            make(frames, "cannot be shown")


def test_wrong_counts_are_refused():
    with pytest.raises(ValueError, match="6 images but 2 titles"):
        plotting.image_grid(CLIP, "too few titles", ["a", "b"])
    with pytest.raises(ValueError, match="no images"):
        plotting.image_grid(CLIP[:0], "nothing at all")
    with pytest.raises(ValueError, match="no frames"):
        plotting.scrubber(CLIP[:0], "nothing at all")
    with pytest.raises(ValueError, match="2 names"):
        plotting.confusion(np.eye(3), ["a", "b"], "too few names")


def test_titles_may_be_an_array():
    assert plotting.image_grid(CLIP, "six patterns", np.arange(6)).data


def test_player_plays_only_on_demand_and_only_webm(tmp_path):
    path = tmp_path / "clip.webm"
    write_video(path, np.zeros((3, 16, 16, 3), np.uint8), 5)
    page = plotting.player(path, "a black film").data
    assert "controls" in page and "autoplay" not in page and 'aria-label="a black film"' in page
    with pytest.raises(ValueError, match="webm"):
        plotting.player(tmp_path / "clip.mp4", "a black film")


def test_colours_can_be_told_apart_without_red_and_green():
    """Simulated deuteranopia (Machado, Oliveira and Fernandes 2009): no two colours collapse."""
    matrix = np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    )
    rgb = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in plotting.COLOURS]) / 255
    seen = (matrix @ rgb.T).T
    distances = np.linalg.norm(seen[:, None] - seen[None], axis=-1)
    assert distances[~np.eye(len(seen), dtype=bool)].min() > 0.15
