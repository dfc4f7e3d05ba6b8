"""helpers.video: what it reads and writes, and every kind of file that is not what it says."""

import os
import shutil
import socket
import struct
import threading
import warnings
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import video
from helpers.video import (
    VideoError,
    VideoWarning,
    audio,
    load_clips,
    probe,
    read_frames,
    sample_clip,
    write_video,
)

READERS = [probe, read_frames, sample_clip, audio, lambda path: load_clips([path])]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("video")


def numbered(count, height=8, width=8):
    """Frames whose grey level is three times their index: it survives colour conversion."""
    return [np.full((height, width, 1), 3 * i, np.uint8) for i in range(count)]


def numbers(frames):
    return [round(float(frame.mean()) / 3) for frame in frames]


def noise(count, height=48, width=64):
    rng = np.random.default_rng(0)
    return [rng.integers(0, 255, (height, width, 3), dtype=np.uint8) for _ in range(count)]


def encode(path, frames, codec="mpeg4", rate=25, **options):
    """Write with PyAV what write_video does not: other formats, codecs and options."""
    with av.open(str(path), "w", options=options) as file:
        stream = file.add_stream(codec, rate=rate)
        stream.height, stream.width = frames[0].shape[:2] if frames else (48, 64)
        stream.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        file.start_encoding()
        for frame in frames:
            frame = frame.repeat(3, axis=2) if frame.shape[2] == 1 else frame
            file.mux(stream.encode(av.VideoFrame.from_ndarray(frame, "rgb24")))
        if frames:
            file.mux(stream.encode())
    return path


def encode_sound(path, layout="mono"):
    """One second of 440 Hz at 16 kHz and half of full volume."""
    wave = (np.sin(np.arange(16000) / 16000 * 440 * 2 * np.pi) * 16384).astype(np.int16)
    with av.open(str(path), "w") as file:
        stream = file.add_stream("pcm_s16le", rate=16000, layout=layout)
        wave = wave.repeat(len(stream.layout.channels))[None]
        frame = av.AudioFrame.from_ndarray(wave, "s16", layout=layout)
        frame.sample_rate = 16000
        file.mux([*stream.encode(frame), *stream.encode()])
    return path


def patch(path, mark, offset, data):
    """Overwrite the bytes that stand `offset` after the first `mark`."""
    content = bytearray(path.read_bytes())
    at = content.index(mark) + offset
    content[at : at + len(data)] = data
    path.write_bytes(content)
    return path


# Reading and sampling.


@given(
    n=st.integers(1, 80),
    start=st.integers(0, 90),
    stop=st.none() | st.integers(0, 90),
    step=st.integers(1, 30),
)
@settings(max_examples=40, deadline=None)
def test_read_frames_is_a_slice(folder, n, start, stop, step):
    write_video(folder / "slice.webm", numbered(n), 25, lossless=True)
    frames = list(read_frames(folder / "slice.webm", start, stop, step))
    assert numbers(frames) == list(range(n))[start:stop:step]


@given(n=st.integers(1, 80), claim=st.integers(0, 90), t=st.integers(1, 100))
@settings(max_examples=60, deadline=None)
@pytest.mark.filterwarnings("ignore::helpers.video.VideoWarning")
def test_sample_clip_is_right_whatever_the_header_claims(folder, n, claim, t):
    path = encode(folder / "claim.avi", numbered(n), "ffv1")
    patch(path, b"vids", 32, struct.pack("<I", claim))
    assert probe(path)[5:7] == (n, claim)
    clip = sample_clip(path, t)
    assert clip.shape == (t, 8, 8, 3) and clip.dtype == np.uint8
    assert numbers(clip) == np.linspace(0, n - 1, t).round().astype(int).tolist()


def test_sample_clip_decodes_once_if_the_header_is_right(folder, monkeypatch):
    opened = []
    real = cv2.VideoCapture
    monkeypatch.setattr(cv2, "VideoCapture", lambda *a: opened.append(a) or real(*a))
    path = encode(folder / "once.avi", numbered(20), "ffv1")
    sample_clip(path, 4)
    assert len(opened) == 1
    patch(path, b"vids", 32, struct.pack("<I", 21))
    sample_clip(path, 4)
    assert len(opened) == 3


@given(
    height=st.integers(1, 70),
    width=st.integers(1, 70),
    kind=st.sampled_from(["HW", "HW1", "HW3"]),
    size=st.none() | st.tuples(st.integers(1, 90), st.integers(1, 90)),
    gray=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_sizes_survive(folder, height, width, kind, size, gray):
    shape = {"HW": (height, width), "HW1": (height, width, 1), "HW3": (height, width, 3)}[kind]
    path = folder / "size.webm"
    write_video(path, [np.full(shape, level, np.uint8) for level in (0, 90, 255)], 25, True)
    frames = list(read_frames(path, size=size, gray=gray))
    out_width, out_height = size or (width, height)
    assert {frame.shape for frame in frames} == {(out_height, out_width, 1 if gray else 3)}
    levels = np.stack(frames).reshape(3, -1).astype(int)
    assert np.abs(levels - [[0], [90], [255]]).max() <= 2
    assert probe(path)[1:3] == (width, height)


def test_colours_are_rgb_and_sizes_width_first(tmp_path):
    red = np.zeros((40, 60, 3), np.uint8)
    red[:, :, 0] = 200
    write_video(tmp_path / "red.webm", [red] * 3, 25)
    frames = list(read_frames(tmp_path / "red.webm"))
    assert np.abs(np.stack(frames).astype(int) - red).max() < 8
    assert sample_clip(tmp_path / "red.webm", 2, size=(6, 4)).shape == (2, 4, 6, 3)


def test_shrinking_averages(tmp_path):
    stripes = np.zeros((32, 32, 1), np.uint8)
    stripes[:, ::2] = 255  # every second column: picking pixels would give 0 or 255
    write_video(tmp_path / "stripes.webm", [stripes], 25, lossless=True)
    small = next(read_frames(tmp_path / "stripes.webm", size=(4, 4), gray=True))
    assert np.abs(small.astype(int) - 127).max() <= 2


def test_frames_are_arrays_of_their_own(tmp_path):
    write_video(tmp_path / "own.webm", numbered(5), 25, lossless=True)
    for options in ({}, {"gray": True}, {"size": (4, 4)}, {"size": (4, 4), "gray": True}):
        frames = list(read_frames(tmp_path / "own.webm", **options))
        frames[0][:] = 255
        assert numbers(frames) == [85, 1, 2, 3, 4]
        assert all(frame.flags.writeable for frame in frames)


OPEN_FILES = Path("/proc/self/fd")


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="only Linux lists open files there")
def test_the_file_is_closed_when_reading_stops_early(tmp_path):
    write_video(tmp_path / "open.webm", numbered(50), 25)

    def is_open():
        return any(str(link.resolve()).endswith("open.webm") for link in OPEN_FILES.iterdir())

    frames = read_frames(tmp_path / "open.webm")
    next(frames)
    assert is_open()
    frames.close()
    assert not is_open()
    read_frames(tmp_path / "open.webm")  # never started
    assert not is_open()


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": -1},
        {"stop": -1},
        {"step": 0},
        {"step": -1},
        {"size": (0, 4)},
        {"size": (4, -1)},
        {"size": (4,)},
    ],
)
def test_wrong_arguments_raise_at_the_call(tmp_path, wrong):
    write_video(tmp_path / "a.webm", numbered(5), 25)
    with pytest.raises(ValueError):
        read_frames(tmp_path / "a.webm", **wrong)
    if "size" in wrong:
        with pytest.raises(ValueError):
            sample_clip(tmp_path / "a.webm", **wrong)


def test_sample_clip_needs_one_frame(tmp_path):
    write_video(tmp_path / "a.webm", numbered(5), 25)
    with pytest.raises(ValueError, match="1 or more"):
        sample_clip(tmp_path / "a.webm", 0)
    with pytest.raises(ValueError, match="empty"):
        load_clips([])


def test_load_clips_keeps_the_order(tmp_path):
    paths = [tmp_path / f"{i}.webm" for i in range(12)]
    for i, path in enumerate(paths):
        write_video(path, numbered(20)[i : i + 5], 25, lossless=True)
    clips = load_clips(paths, 5, gray=True)
    assert clips.shape == (12, 5, 8, 8, 1) and clips.dtype == np.uint8
    assert [numbers(clip) for clip in clips] == [list(range(i, i + 5)) for i in range(12)]


def test_load_clips_names_the_file_that_differs(tmp_path):
    write_video(tmp_path / "a.webm", numbered(3), 25)
    write_video(tmp_path / "b.webm", numbered(3, 8, 10), 25)
    paths = [tmp_path / "a.webm"] * 3 + [tmp_path / "b.webm"]
    with pytest.raises(VideoError, match=r"b\.webm: frames are 10x8, but 8x8 in .*a\.webm"):
        load_clips(paths, 2)
    assert load_clips(paths, 2, size=(8, 8)).shape == (4, 2, 8, 8, 3)
    with pytest.raises(VideoError, match="no such file"):
        load_clips([*paths[:3], tmp_path / "c.webm"])


# Describing.


@pytest.mark.parametrize("fps", [1, 12.5, 23.976, 25, 29.97, Fraction(30000, 1001), 59.94, 120])
def test_probe_reports_what_was_written(tmp_path, fps):
    write_video(tmp_path / "a.webm", noise(17, 33, 17), fps)
    info = probe(tmp_path / "a.webm")
    assert info.fps == pytest.approx(float(fps), rel=1e-6)
    assert info.duration == pytest.approx(17 / float(fps), rel=1e-6)
    assert info._replace(path=None, fps=0, duration=0) == (None, 17, 33, 0, "vp9", 17, 17, 0)
    assert info.path == tmp_path / "a.webm"


@pytest.mark.parametrize(
    "name, codec, said",
    [
        ("a.mp4", "libx264", "h264"),
        ("a.mp4", "mpeg4", "mpeg4"),
        ("a.avi", "mpeg4", "mpeg4"),
        ("a.avi", "mjpeg", "mjpeg"),
        ("a.mkv", "libx264", "h264"),
        ("a.mp4", "libx265", "hevc"),
    ],
)
def test_codec_names(tmp_path, name, codec, said):
    options = {} if codec != "libx265" else {"x265-params": "log-level=none"}
    assert probe(encode(tmp_path / name, noise(3), codec, **options)).codec == said


def test_one_frame(tmp_path):
    write_video(tmp_path / "one.webm", numbered(1), 25)
    assert probe(tmp_path / "one.webm")[5:] == (1, 1, 0.04)
    assert len(list(read_frames(tmp_path / "one.webm"))) == 1
    assert sample_clip(tmp_path / "one.webm", 3).shape == (3, 8, 8, 3)


@pytest.mark.parametrize(
    "name", ["with space.webm", "víděo 视频.webm", "100%d.webm", "a:b;c|d.webm"]
)
def test_names(tmp_path, name):
    write_video(tmp_path / name, numbered(3), 25)
    assert probe(str(tmp_path / name)).frames == 3


@pytest.mark.parametrize("name", ["\udcff.webm", "a\0.webm"])
def test_names_that_are_not_text(tmp_path, name):
    """OpenCV 5.0 crashes the interpreter on the first."""
    if "\0" not in name:
        write_video(tmp_path / "a.webm", numbered(3), 25)
        (tmp_path / "a.webm").rename(tmp_path / name)
    for reader in READERS:
        with pytest.raises(VideoError, match="not valid text"):
            reader(tmp_path / name)


def test_relative_names(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_video("file:a.webm", numbered(3), 25)
    assert probe("file:a.webm").frames == 3


@pytest.mark.parametrize(
    "matrix, size",
    [((0, 1, -1, 0), (48, 64)), ((-1, 0, 0, -1), (64, 48)), ((0, -1, 1, 0), (48, 64))],
)
def test_rotation_is_applied(tmp_path, matrix, size):
    frame = np.zeros((48, 64, 3), np.uint8)
    frame[:10, :10] = 255  # a white top left corner
    path = encode(tmp_path / "r.mp4", [frame] * 3)
    a, b, c, d = (n * 65536 for n in matrix)
    patch(path, b"tkhd", 44, struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30))
    assert probe(path)[1:3] == size
    turned = next(read_frames(path, gray=True))[:, :, 0]
    assert turned.shape == size[::-1]
    assert turned[:5, :5].mean() < 50  # the corner has moved


def test_uneven_frames(tmp_path):
    """A screen recorder's file: the header implies 1000 fps and 2984 frames. Both are wrong."""
    times = np.cumsum([0] + [133, 17] * 19 + [133])
    with av.open(str(tmp_path / "a.webm"), "w") as file:
        stream = file.add_stream("libvpx-vp9", rate=1000, options={"lossless": "1"})
        stream.height, stream.width, stream.pix_fmt = 8, 8, "yuv420p"
        for frame, time in zip(numbered(40), times, strict=True):
            picture = av.VideoFrame.from_ndarray(frame[:, :, 0], "gray")
            picture.pts, picture.time_base = int(time), Fraction(1, 1000)
            file.mux(stream.encode(picture))
        file.mux(stream.encode())
    info = probe(tmp_path / "a.webm")  # and no warning that frames are missing
    assert info.frames == 40 and info.frames_claimed > 2000
    assert info.fps == pytest.approx(13.07, abs=0.01)
    assert info.duration == pytest.approx(2.983 + 2.983 / 39, abs=0.002)
    assert numbers(sample_clip(tmp_path / "a.webm", 5)) == [0, 10, 20, 29, 39]


def test_a_recording_without_a_count(tmp_path):
    path = encode(tmp_path / "live.webm", noise(20), "libvpx-vp9", live="1")
    assert cv2.VideoCapture(str(path)).get(cv2.CAP_PROP_FRAME_COUNT) < 0
    assert probe(path)[5:7] == (20, 0)
    assert len(sample_clip(path, 7)) == 7


def lying_capture(monkeypatch, **answers):
    """Have OpenCV answer get() as told, and otherwise behave."""
    real = cv2.VideoCapture
    answers = {getattr(cv2, f"CAP_PROP_{name}"): value for name, value in answers.items()}

    class Lying:
        def __init__(self, *args):
            self.real = real(*args)

        def get(self, name):
            return answers.get(name, self.real.get(name))

        def __getattr__(self, name):
            return getattr(self.real, name)

    monkeypatch.setattr(cv2, "VideoCapture", Lying)


@pytest.mark.parametrize("fps", [0, float("nan"), float("inf"), -1])
def test_no_frame_rate_in_the_header(tmp_path, monkeypatch, fps):
    write_video(tmp_path / "a.webm", numbered(20), 20)
    write_video(tmp_path / "one.webm", numbered(1), 20)
    lying_capture(monkeypatch, FPS=fps)
    with pytest.warns(VideoWarning, match="fps is 20: taken from the timestamps") as caught:
        info = probe(tmp_path / "a.webm")
    assert caught[0].filename == __file__
    assert (info.fps, info.duration) == pytest.approx((20, 1))
    with pytest.warns(VideoWarning, match="no timestamps"):
        info = probe(tmp_path / "one.webm")
    assert np.isnan(info.fps) and np.isnan(info.duration)
    assert len(list(read_frames(tmp_path / "a.webm"))) == 20
    assert len(sample_clip(tmp_path / "a.webm", 5)) == 5


@pytest.mark.parametrize("scale_rate", [(0, 0), (1, 0), (0, 25)])
def test_a_frame_rate_of_zero_in_an_avi(tmp_path, scale_rate):
    path = patch(
        encode(tmp_path / "a.avi", noise(10)), b"vids", 20, struct.pack("<2I", *scale_rate)
    )
    with pytest.warns(VideoWarning, match="frame rate 0; 25 is FFmpeg's guess"):
        assert probe(path).fps == 25


@pytest.mark.parametrize("value", [0, float("nan")])
def test_a_bad_frame_rate_in_an_flv(tmp_path, value):
    path = encode(tmp_path / "a.flv", noise(10), "flv")
    patch(path, b"framerate", 10, struct.pack(">d", value))
    assert probe(path).fps == 25  # FFmpeg derives it from the frames, so nothing to warn of


def test_lying_headers_of_real_files():
    from helpers.data import fetch

    info = probe(fetch("dancer"))
    assert (info.frames, info.frames_claimed) == (1571, 1572)
    assert info.duration == pytest.approx(62.88)  # one frame was dropped in recording


# Files that cannot be read.


def make_bad(path, kind):
    html = "<html><body>404 café not found</body></html>"
    texts = {"html": html, "playlist": "#EXTM3U\nhttp://x/a.ts", "script": "ffconcat version 1.0"}
    if kind in texts:
        path.write_text(texts[kind], encoding="utf-8")
    elif kind == "long text":  # the end of what is looked at falls inside a character
        path.write_text("x" + "é" * 20000, encoding="utf-8")
    elif kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "noise":
        path.write_bytes(np.random.default_rng(0).bytes(50_000))
    elif kind == "zeros":
        path.write_bytes(bytes(50_000))
    elif kind == "dangling":
        path.symlink_to("nowhere")
    elif kind != "missing":
        raise KeyError(kind)


@pytest.mark.parametrize(
    "kind, said",
    [
        ("missing", "no such file"),
        ("dangling", "no such file"),
        ("folder", "is a folder"),
        ("pipe", "is a pipe"),
        ("empty", "is empty"),
        ("html", "is a text file.*'<html"),
        ("playlist", "is a text file.*'#EXTM3U"),
        ("script", "is a text file.*'ffconcat"),
        ("long text", "is a text file"),
        ("noise", "is not a video|sound cannot be read"),
        ("zeros", "is not a video|sound cannot be read"),
    ],
)
def test_not_a_video(tmp_path, capfd, kind, said):
    path = tmp_path / "clip of mine.mp4"
    make_bad(path, kind)
    found = []

    def try_all():
        for reader in READERS:
            with pytest.raises(VideoError, match=f"(?s)clip of mine.mp4: .*({said})"):
                reader(path)
            found.append(reader)

    thread = threading.Thread(target=try_all, daemon=True)  # so that hanging is a failure
    thread.start()
    thread.join(20)
    assert len(found) == len(READERS)
    assert capfd.readouterr() == ("", "")


def test_no_permission(tmp_path):
    shutil.copy(encode(tmp_path / "a.mp4", noise(3)), tmp_path / "b.mp4")
    (tmp_path / "b.mp4").chmod(0)
    root = os.geteuid() == 0
    try:
        if root:
            os.seteuid(65534)  # nobody: for root, no file is closed
        for reader in READERS:
            with pytest.raises(VideoError, match="no permission"):
                reader(tmp_path / "b.mp4")
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.parametrize("name", ["a.avi", "a.mp4", "a.mkv", "a.webm"])
def test_zero_frames(tmp_path, capfd, name):
    path = encode(tmp_path / name, [], "libvpx-vp9" if name == "a.webm" else "mpeg4")
    for reader in (probe, read_frames, sample_clip):
        with pytest.raises(VideoError, match="no frame"):
            reader(path)
    assert capfd.readouterr() == ("", "")


def test_audio_only(tmp_path, capfd):
    path = encode_sound(tmp_path / "a.mkv")
    for reader in (probe, read_frames, sample_clip):
        with pytest.raises(VideoError, match="holds sound but no picture"):
            reader(path)
    assert capfd.readouterr() == ("", "")


def test_a_codec_that_opencv_lacks(tmp_path, capfd):
    path = encode(tmp_path / "a.mp4", noise(3, 64, 64), "libx264")
    path.write_bytes(path.read_bytes().replace(b"avc1", b"zzzz"))
    with pytest.raises(VideoError, match=r"no frame can be decoded|is not a video"):
        probe(path)
    assert capfd.readouterr() == ("", "")


def test_a_playlist_can_not_reach_the_network(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/a.ts"
        # The zero byte is there to get past the test for text.
        text = f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{url}\n#EXT-X-ENDLIST\n\0"
        (tmp_path / "a.m3u8").write_text(text)
        with pytest.raises(VideoError):
            probe(tmp_path / "a.m3u8")
        with pytest.raises(BlockingIOError):
            server.accept()


# Files that are cut short or damaged.


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_cut_mp4_with_its_index_at_the_end(tmp_path, capfd, part):
    data = encode(tmp_path / "a.mp4", noise(60)).read_bytes()
    (tmp_path / "a.mp4").write_bytes(data[: int(len(data) * part)])
    for reader in (probe, read_frames, sample_clip):
        with pytest.raises(VideoError, match="cut short: the index"):
            reader(tmp_path / "a.mp4")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
@pytest.mark.parametrize(
    "name, codec",
    [("a.mp4", "libx264"), ("a.webm", "libvpx-vp9"), ("a.avi", "mjpeg"), ("a.mkv", "mpeg4")],
)
def test_cut_files_give_the_frames_that_are_there(tmp_path, capfd, name, codec, part):
    options = {"movflags": "faststart"} if name == "a.mp4" else {}
    path = encode(tmp_path / name, noise(60), codec, **options)
    whole = list(read_frames(path))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    with pytest.warns(VideoWarning, match="cut short.*claims 60 frames") as caught:
        frames = list(read_frames(path))
    assert caught[0].filename == __file__
    assert 60 * part - 12 < len(frames) <= 60 * part + 1 and frames
    if len(frames) > 1:  # the last one may be half a frame
        assert np.array_equal(frames[0], whole[0])
    with pytest.warns(VideoWarning, match="cut short"):
        assert probe(path)[5:7] == (len(frames), 60)
    with pytest.warns(VideoWarning, match="cut short") as caught:
        clip = sample_clip(path, 2)
    assert len(caught) == 1
    assert np.array_equal(clip[1], frames[-1])
    assert len(list(read_frames(path, stop=1))) == 1  # never got to the end: no warning
    assert capfd.readouterr() == ("", "")


def test_frames_after_a_damaged_one_are_not_lost(tmp_path):
    """OpenCV's grab() says the same at a damaged frame as at the end of the file."""
    path = encode(tmp_path / "a.mp4", noise(60), "libx264")
    data = bytearray(path.read_bytes())
    middle = slice(len(data) * 2 // 5, len(data) * 3 // 5)
    data[middle] = np.random.default_rng(0).bytes(len(data[middle]))
    path.write_bytes(data)
    with pytest.warns(VideoWarning, match="damaged"):
        assert len(list(read_frames(path))) > 40


@pytest.mark.parametrize("n, claim, warns", [(17, 18, False), (95, 98, False), (14, 16, True)])
def test_a_miscount_by_a_frame_or_two_is_normal(tmp_path, n, claim, warns):
    path = encode(tmp_path / "a.avi", noise(n))
    patch(path, b"vids", 32, struct.pack("<I", claim))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert len(list(read_frames(path))) == n
    assert bool(caught) == warns


def test_a_size_that_changes_on_the_way(tmp_path):
    """OpenCV scales later frames to the size of the first."""
    a = encode(tmp_path / "a.h264", noise(5), "libx264").read_bytes()
    b = encode(tmp_path / "b.h264", noise(5, 80, 32), "libx264").read_bytes()
    (tmp_path / "c.h264").write_bytes(a + b)
    assert [f.shape for f in read_frames(tmp_path / "c.h264")] == [(48, 64, 3)] * 10


def test_opencv_errors_become_video_errors(tmp_path, monkeypatch):
    write_video(tmp_path / "a.webm", numbered(3), 25)

    def fail(*args, **kwargs):
        raise cv2.error("Insufficient memory")

    monkeypatch.setattr(video.cv2, "cvtColor", fail)
    with pytest.raises(VideoError, match=r"a\.webm: frame 0: Insufficient memory"):
        next(read_frames(tmp_path / "a.webm"))


# Writing.


@pytest.mark.parametrize(
    "frames, said",
    [
        ([], "no frames"),
        ([np.zeros((8, 8, 3))], r"float64.*\* 255"),
        ([np.zeros((8, 8), np.int64)], "int64, must be uint8.*astype"),
        ([np.zeros((3, 8, 8), np.uint8)], "channels last"),
        ([np.zeros((8, 8, 4), np.uint8)], r"must be \(H, W, 3\)"),
        ([np.zeros((5, 8, 8, 3), np.uint8)], "a clip, not a frame"),
        (np.zeros((8, 8, 3), np.uint8), "one frame"),
        ([np.zeros((0, 8, 3), np.uint8)], "empty"),
        ([[1, 2, 3]], "a list"),
        ([np.zeros((8, 8, 3), np.uint8), np.zeros((8, 9, 3), np.uint8)], "frame 1 is .* frame 0"),
    ],
)
def test_frames_that_can_not_be_written(tmp_path, frames, said):
    with pytest.raises(VideoError, match=rf"a\.webm: .*{said}"):
        write_video(tmp_path / "a.webm", frames, 25)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("fps", [0, -1, float("nan"), float("inf"), 1001, "25", None])
def test_frame_rates_that_can_not_be_written(tmp_path, fps):
    with pytest.raises(VideoError, match="fps must be"):
        write_video(tmp_path / "a.webm", numbered(3), fps)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a.mp4", "a.avi", "a"])
def test_other_formats_are_refused(tmp_path, name):
    with pytest.raises(VideoError, match=r"only write \.webm.*a\.webm"):
        write_video(tmp_path / name, numbered(3), 25)


def test_places_that_can_not_be_written(tmp_path):
    (tmp_path / "d.webm").mkdir()
    with pytest.raises(VideoError, match="is a folder"):
        write_video(tmp_path / "d.webm", numbered(3), 25)
    with pytest.raises(VideoError, match="does not exist"):
        write_video(tmp_path / "no" / "a.webm", numbered(3), 25)


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, GeneratorExit])
def test_a_failed_write_leaves_nothing_behind(tmp_path, error):
    def frames():
        yield from numbered(60)
        assert len(list(tmp_path.iterdir())) == 2  # the good file and the part
        raise error

    write_video(tmp_path / "a.webm", numbered(3), 25)
    before = (tmp_path / "a.webm").read_bytes()
    with pytest.raises(error):
        write_video(tmp_path / "a.webm", frames(), 25)
    assert [path.name for path in tmp_path.iterdir()] == ["a.webm"]
    assert (tmp_path / "a.webm").read_bytes() == before


def test_a_video_can_be_rewritten_from_itself(tmp_path):
    path = tmp_path / "a.webm"
    write_video(path, [frame * 5 for frame in numbered(10)], 25)
    write_video(path, read_frames(path, step=2), 25)
    assert [round(n / 5) for n in numbers(read_frames(path))] == [0, 2, 4, 6, 8]


def test_the_same_frames_give_the_same_bytes(tmp_path):
    for name in ("a.webm", "b.webm"):
        write_video(tmp_path / name, noise(10, 128, 600), 25)
    assert (tmp_path / "a.webm").read_bytes() == (tmp_path / "b.webm").read_bytes()


def test_what_is_written_plays_in_browsers(tmp_path):
    write_video(tmp_path / "a.webm", noise(3), 25)
    with av.open(str(tmp_path / "a.webm")) as file:
        context = file.streams.video[0].codec_context
        assert (context.name, context.pix_fmt, context.profile) == ("vp9", "yuv420p", "Profile 0")


# Sound.


@pytest.mark.parametrize("layout", ["mono", "stereo"])
def test_audio(tmp_path, layout):
    samples, rate = audio(encode_sound(tmp_path / "a.mkv", layout))
    assert (samples.shape, samples.dtype, rate) == ((16000,), np.float32, 16000)
    assert np.abs(np.fft.rfft(samples)).argmax() == 440
    assert np.abs(samples).max() == pytest.approx(0.5, abs=0.01)


def test_no_sound(tmp_path):
    write_video(tmp_path / "a.webm", numbered(3), 25)
    with pytest.raises(VideoError, match="no sound track"):
        audio(tmp_path / "a.webm")
