"""Video in and out. Frames are RGB uint8 arrays (H, W, 3), or (H, W, 1) if grey.

Reading is OpenCV, writing and sound are PyAV. What a header says is a hint: frames are
counted by reading them. Non-square pixels are not corrected for.
"""

import codecs
import itertools
import math
import operator
import os
import stat
import sys
import uuid
import warnings
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

# OpenCV and its FFmpeg read these when first used. Silence them: what they print to stderr
# would land in notebooks, and all that matters is raised as an exception below.
os.environ.setdefault("OPENCV_LOG_LEVEL", "SILENT")
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
# A playlist can pose as a video and name addresses to fetch: allow files only. To read a
# network camera with OpenCV in the same notebook, set this yourself before the import.
os.environ.setdefault("OPENCV_FFMPEG_CAPTURE_OPTIONS", "protocol_whitelist;file")

import cv2
import numpy as np

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)  # if cv2 was there before

# What containers call a codec, where that is not the codec's own name.
_CODECS = {"avc1": "h264", "x264": "h264", "hvc1": "hevc", "hev1": "hevc", "vp90": "vp9"}
_CODECS |= {"vp80": "vp8", "av01": "av1", "mjpg": "mjpeg", "mpg2": "mpeg2", "mpg1": "mpeg1"}
_CODECS |= dict.fromkeys(["fmp4", "mp4v", "xvid", "divx", "dx50"], "mpeg4")


class VideoError(ValueError):
    """A file, or the frames meant for one, cannot be used. Says what was found, what to do."""


class VideoWarning(UserWarning):
    """A video can be read, but is not what it says it is."""


class VideoInfo(NamedTuple):
    """What `probe` found. The size is as displayed, so after any rotation.

    `fps` is the header's; if that is 0 or not a number, or more than 5 % off the average of
    the frames' timestamps, it is that average; nan if there is none. `frames` is how many can
    be decoded, `frames_claimed` what the header says or implies, 0 if nothing. `duration` in
    seconds is frames / fps, unless the timestamps show uneven or dropped frames: then it is
    theirs, the last frame shown for the average time.
    """

    path: Path
    width: int
    height: int
    fps: float
    codec: str
    frames: int
    frames_claimed: int
    duration: float


def probe(path: str | os.PathLike) -> VideoInfo:
    """Describe a video. Decodes all of it, because only that counts the frames.

    Raises VideoError; warns VideoWarning if the file is cut short, damaged or has no fps.
    """
    with _Reader(path) as video:
        height, width = video.frame().shape[:2]
        while video.grab():
            pass
        video.check_end()
    count, fps = video.count, video.fps
    average = (count - 1) / video.last_time if video.timed and count > 1 else math.nan
    if not (math.isfinite(fps) and fps > 0):
        source = "taken from the timestamps" if average > 0 else "there are no timestamps either"
        _warn(f"{video.path}: header frame rate {fps:g}; fps is {average:g}: {source}.", 3)
        fps = average
    elif video.no_rate:
        _warn(f"{video.path}: header frame rate 0; {fps:g} is FFmpeg's guess.", 3)
    duration = count / fps
    # Half a frame, because WebM rounds timestamps to milliseconds.
    if average > 0 and abs(video.last_time - (count - 1) / fps) > 0.5 / fps:
        duration = count / average
        if abs(fps / average - 1) > 0.05 and not video.lost:
            fps = average
    return VideoInfo(video.path, width, height, fps, video.codec, count, video.claimed, duration)


def read_frames(
    path: str | os.PathLike,
    start: int = 0,
    stop: int | None = None,
    step: int = 1,
    size: tuple[int, int] | None = None,
    gray: bool = False,
) -> Iterator[np.ndarray]:
    """Iterate over the frames start, start + step, ... before stop, as a slice would.

    Yields RGB uint8 (H, W, 3), or (H, W, 1) if `gray`; each is an array of its own. `size` is
    (width, height), as in OpenCV. Memory does not grow with the length of the file.
    Raises VideoError (the file) and ValueError (the arguments) at once, not at the first
    frame. Warns VideoWarning on reaching the end of a file that is cut short or damaged.
    """
    wanted = range(start, sys.maxsize if stop is None else stop, step)
    if start < 0 or wanted.stop < 0 or step < 1:
        raise ValueError(f"start {start} and stop {stop} must be 0 or more, step {step} 1 or more.")
    size = _check_size(size)
    return _frames(_Reader(path), wanted, size, gray)


def _frames(video: "_Reader", wanted: range, size: tuple | None, gray: bool) -> Iterator:
    with video:
        for index in itertools.count() if wanted else ():
            # Frames before `start` are decoded and dropped. Seeking would be faster, but is
            # exact only at key frames of well-made files, and wrong without a word elsewhere.
            if index in wanted:
                yield video.frame(size, gray)
            if index == wanted[-1]:
                return
            if not video.grab():
                video.check_end()
                return


def sample_clip(
    path: str | os.PathLike,
    frames: int = 16,
    size: tuple[int, int] | None = None,
    gray: bool = False,
) -> np.ndarray:
    """Return frames evenly spaced over the whole video: (T, H, W, C) uint8, T = `frames`.

    These are the frames np.linspace(0, n - 1, T), rounded, of the n that can be decoded, so
    the first and the last are among them. If n < T, frames repeat. `size`, `gray`, errors and
    warnings are as in `read_frames`.
    """
    size = _check_size(size)
    if frames < 1:
        raise ValueError(f"frames must be 1 or more, not {frames}.")
    # Trust the header's count, decode to the end, and do it again only if it was wrong.
    with _Reader(path) as video:
        clip = _pick(video, video.claimed, frames, size, gray)
        video.check_end()
    if video.count != video.claimed:
        count = video.count
        with _Reader(path) as video:
            clip = _pick(video, count, frames, size, gray)
        if video.count != count:
            raise VideoError(f"{path}: changed while it was read. Wait until it is written.")
    return clip


def _pick(video: "_Reader", count: int, frames: int, size: tuple | None, gray: bool) -> np.ndarray:
    """Read to the end, keep the frames wanted if there are `count`; only these are converted."""
    wanted = np.linspace(0, max(count, 1) - 1, frames).round().astype(int).tolist()
    clip, place, more = None, 0, True
    while more:
        index = video.count - 1
        if place < frames and wanted[place] == index:
            frame = video.frame(size, gray)
            if clip is None:
                clip = np.empty((frames, *frame.shape), np.uint8)
            while place < frames and wanted[place] == index:
                clip[place] = frame
                place += 1
        more = video.grab()
    return clip


def load_clips(
    paths: Sequence[str | os.PathLike],
    frames: int = 16,
    size: tuple[int, int] | None = None,
    gray: bool = False,
) -> np.ndarray:
    """Return `sample_clip` of every file: (N, T, H, W, C) uint8, in the order of `paths`.

    Raises VideoError also if frames of two files differ in size and no `size` is given.
    """
    paths = list(paths)
    if not paths:
        raise ValueError("paths is empty: give at least one file.")
    first = sample_clip(paths[0], frames, size, gray)
    clips = np.empty((len(paths), *first.shape), np.uint8)
    clips[0] = first

    def load(i: int) -> None:
        clip = sample_clip(paths[i], frames, size, gray)
        if clip.shape != first.shape:
            (h, w), (h0, w0) = clip.shape[1:3], first.shape[1:3]
            raise VideoError(
                f"{paths[i]}: frames are {w}x{h}, but {w0}x{h0} in {paths[0]}. "
                "Give size=(width, height) to bring all to one size."
            )
        clips[i] = clip

    with ThreadPoolExecutor(min(8, os.cpu_count() or 1)) as pool:  # cv2 lets threads run
        for _ in pool.map(load, range(1, len(paths))):
            pass
    return clips


def audio(path: str | os.PathLike) -> tuple[np.ndarray, int]:
    """Return the sound track as float32 (N,), mixed to mono, in -1..1, and samples per second.

    Raises VideoError, also if there is no sound track.
    """
    import av

    path, _ = _check_file(path)
    try:
        with av.open(str(path), options={"protocol_whitelist": "file"}) as file:
            if not file.streams.audio:
                raise VideoError(f"{path}: has no sound track. Choose a file that has one.")
            rate = file.streams.audio[0].rate
            to_float = av.AudioResampler(format="fltp")  # FFmpeg's own mix to mono is too loud
            blocks = (part for block in file.decode(audio=0) for part in to_float.resample(block))
            parts = [block.to_ndarray().mean(axis=0) for block in blocks]
    except av.FFmpegError as error:
        raise VideoError(f"{path}: the sound cannot be read: {error}. Get it again.") from error
    return np.clip(np.concatenate([np.zeros(0, np.float32), *parts]), -1, 1), rate


def write_video(
    path: str | os.PathLike, frames: Iterable[np.ndarray], fps: float, lossless: bool = False
) -> None:
    """Write frames to a VP9 .webm file, which every browser plays.

    `frames`: any iterable of uint8 arrays of one shape, (H, W, 3) RGB, (H, W, 1) or (H, W)
    grey; it is read once, one frame at a time. `fps`: frames per second, 0.001 to 1000.
    Colour is stored at half resolution (yuv420p). `lossless=True` adds no loss beyond that
    conversion: grey levels come back within 2 of 255. The same frames give the same bytes.

    The file appears only when it is complete. If anything fails, also in `frames`, a file
    that was there before stays as it was. Raises VideoError.
    """
    import av  # only needed here and in audio(); reading works without it

    path = Path(path)
    if path.suffix.lower() != ".webm":
        raise VideoError(
            f"{path}: can only write .webm, found {path.suffix or 'no suffix'!r}. Browsers do not "
            f"play what could be written to it here. Try {path.with_suffix('.webm').name!r}."
        )
    if not (isinstance(fps, (int, float, Fraction, np.number)) and 0.001 <= fps <= 1000):
        raise VideoError(f"{path}: fps must be a number from 0.001 to 1000, not {fps!r}.")
    if not path.parent.is_dir():
        raise VideoError(f"{path}: the folder {path.parent} does not exist. Make it first.")
    if path.is_dir():
        raise VideoError(f"{path}: is a folder. Give the name of a file.")
    if getattr(frames, "ndim", 4) == 3 and frames.shape[-1] in (1, 3):
        raise VideoError(f"{path}: this is one frame {frames.shape}, not many. Pass [frame].")

    frames = iter(frames)
    first = next(frames, None)
    if first is None:
        raise VideoError(f"{path}: there are no frames to write. Give at least one.")
    shape = _check_frame(path, 0, first, None)
    # OpenCV's own writer is not used: it crops odd sizes (17x33 became 16x32) without a word.
    rate = fps if isinstance(fps, Fraction) else Fraction(float(fps)).limit_denominator(100_000)
    part = path.with_name(f".{uuid.uuid4().hex}.part")
    options = {"deadline": "realtime", "cpu-used": "8", "b:v": "0"}
    options |= {"lossless": "1"} if lossless else {"crf": "10"}
    try:
        # bitexact leaves out a random id, so that equal frames give equal files.
        with av.open(
            str(part), "w", format="webm", container_options={"fflags": "+bitexact"}
        ) as file:
            stream = file.add_stream("libvpx-vp9", rate=rate, options=options)
            stream.height, stream.width = shape[:2]
            stream.pix_fmt = "yuv420p"
            stream.thread_count = 1
            for number, frame in enumerate(itertools.chain([first], frames)):
                _check_frame(path, number, frame, shape)
                if frame.ndim == 3 and frame.shape[2] == 1:
                    frame = frame[:, :, 0]
                picture = av.VideoFrame.from_ndarray(
                    np.ascontiguousarray(frame), "rgb24" if frame.ndim == 3 else "gray"
                )
                picture.pts, picture.time_base = number, 1 / rate
                file.mux(stream.encode(picture))
            file.mux(stream.encode())
        part.replace(path)
    except (av.FFmpegError, PermissionError) as error:
        raise VideoError(f"{path}: could not be written: {error}.") from error
    finally:
        part.unlink(missing_ok=True)


def _check_frame(path: Path, number: int, frame: np.ndarray, shape: tuple | None) -> tuple:
    """Return the shape of a frame that can be written; raise VideoError for any other."""
    found = f"{path}: frame {number} is"
    if not isinstance(frame, np.ndarray):
        raise VideoError(f"{found} a {type(frame).__name__}. Give NumPy arrays.")
    if frame.dtype != np.uint8:
        hint = "Use frame.astype(np.uint8)"
        if frame.dtype.kind == "f":
            hint = "If values are 0 to 1: (frame * 255).round().astype(np.uint8)"
        raise VideoError(f"{found} {frame.dtype}, must be uint8, 0 to 255. {hint}.")
    if frame.ndim == 4:
        raise VideoError(f"{found} an array {frame.shape}: a clip, not a frame. Pass clip by clip.")
    if frame.ndim not in (2, 3) or (frame.ndim == 3 and frame.shape[2] not in (1, 3)):
        hint = " Move channels last." if frame.ndim == 3 and frame.shape[0] in (1, 3) else ""
        raise VideoError(f"{found} {frame.shape}, must be (H, W, 3), (H, W, 1) or (H, W).{hint}")
    if 0 in frame.shape:
        raise VideoError(f"{found} empty: its shape is {frame.shape}.")
    if shape is not None and frame.shape != shape:
        raise VideoError(f"{found} {frame.shape}, but frame 0 is {shape}. Resize to one shape.")
    return frame.shape


def _warn(message: str, level: int = 4) -> None:
    warnings.warn(message, VideoWarning, stacklevel=level)  # points at the caller's line


def _check_size(size: tuple[int, int] | None) -> tuple[int, int] | None:
    if size is None:
        return None
    width, height = map(operator.index, size)
    if width < 1 or height < 1:
        raise ValueError(f"size is (width, height) in pixels, each 1 or more, not {size}.")
    return width, height


def _check_file(path: str | os.PathLike) -> tuple[Path, bytes]:
    """Return the absolute path and the first bytes of a file that may be a video."""
    path = Path(path)
    try:
        str(
            path.absolute()
        ).encode()  # a name that is not Unicode makes OpenCV 5.0 crash the kernel
    except UnicodeEncodeError:
        raise VideoError(f"{str(path)!a}: the name is not valid text. Rename the file.") from None
    if "\0" in str(path):
        raise VideoError(f"{str(path)!a}: the name is not valid text. Rename the file.")
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise VideoError(f"{path}: is a folder. Give a file in it.")
        if not stat.S_ISREG(mode):  # a pipe would be waited for, for ever
            raise VideoError(f"{path}: is a pipe or a device, not a file. Save it to a file first.")
        with path.open("rb") as file:
            head = file.read(16384)
    except FileNotFoundError:
        raise VideoError(f"{path}: no such file. Check the name and the folder.") from None
    except PermissionError:
        raise VideoError(f"{path}: no permission to read it. Change its permissions.") from None
    except OSError as error:
        raise VideoError(f"{path}: cannot be read: {error.strerror}.") from error
    if not head:
        raise VideoError(f"{path}: is empty (0 bytes). Download or copy it again.")
    # Refused before FFmpeg sees it: a playlist is text, and would open other files.
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" not in text:
        raise VideoError(
            f"{path}: is a text file, not a video; it starts with {text.strip()[:20]!r}. "
            "Often this is an error page that was saved under a video's name: get it again."
        )
    return path.absolute(), head


def _why_not(path: Path, head: bytes) -> str:
    """Say why OpenCV could not open a file."""
    if head[4:8] == b"ftyp":  # MP4 and MOV: a chain of boxes, each led by its size and kind
        end, kinds = 0, []
        with path.open("rb") as file:
            while len(box := file.read(16)) >= 8:
                size = int.from_bytes(box[8:16] if box[:4] == b"\0\0\0\1" else box[:4], "big")
                kinds.append(box[4:8])
                end += size or sys.maxsize // 2  # 0 means: to the end of the file
                if size < 8 or end >= path.stat().st_size:
                    break
                file.seek(end)
        if b"moov" not in kinds:
            return "is cut short: the index (moov), kept at its end, is missing. Get it again"
    try:
        import av

        with av.open(str(path), options={"protocol_whitelist": "file"}) as file:
            if file.streams.audio and not file.streams.video:
                return "holds sound but no picture. Read it with audio(), or choose another"
            if not file.streams.video or not next(file.demux(video=0)).size:
                return "holds no frames. Record or download it again"
    except (av.FFmpegError, StopIteration):
        pass
    return "is not a video, has no frames, or is cut short or damaged early on. Get it again"


class _Reader:
    """A file open for reading, with one frame grabbed. `count` frames were grabbed so far."""

    def __init__(self, path: str | os.PathLike):
        self.path, head = _check_file(path)
        try:
            # One thread for each file: setting up more costs a short clip more than they bring
            # (1,920 clips of the benchmark take 3.2 s instead of 7.5), and a long film little.
            one_thread = [cv2.CAP_PROP_N_THREADS, 1]
            self.cap = cv2.VideoCapture(str(self.path), cv2.CAP_FFMPEG, one_thread)
        except cv2.error as error:
            raise VideoError(f"{self.path}: OpenCV cannot open it: {error}.") from error
        if not self.cap.isOpened():
            raise VideoError(f"{self.path}: {_why_not(self.path, head)}.")
        fourcc = int(self.cap.get(cv2.CAP_PROP_FOURCC)) & 0xFFFFFFFF
        name = fourcc.to_bytes(4, "little").decode("latin-1").strip("\0 ").lower()
        self.codec = _CODECS.get(name, name)
        self.fps = self.cap.get(cv2.CAP_PROP_FPS)
        # FFmpeg takes 25 where an AVI's rate is 0. Rate = the second number / the first.
        mark = head.find(b"vids") if head[:4] == b"RIFF" else -1
        self.no_rate = mark > 0 and bytes(4) in (head[mark + 20 :][:4], head[mark + 24 :][:4])
        # Live recordings carry no count: OpenCV makes a negative or an enormous one of it.
        claimed = self.cap.get(cv2.CAP_PROP_FRAME_COUNT)
        self.claimed = int(claimed) if 0 < claimed < 2**31 else 0
        self.count, self.lost, self.last_time, self.timed = 0, False, 0.0, True
        self.buffer = None
        if not self.grab():
            self.cap.release()
            raise VideoError(
                f"{self.path}: opens, but no frame can be decoded (codec {self.codec!r}). It has "
                "no frames, is cut short, or OpenCV lacks the codec. Get it again, or convert it."
            )

    def __enter__(self) -> "_Reader":
        return self

    def __exit__(self, *_) -> None:
        self.cap.release()

    def grab(self) -> bool:
        """Decode the next frame, without converting it to an array. False at the end."""
        if not self.cap.grab():
            # OpenCV says the same at a damaged frame as at the end; after damage, it goes on.
            complete = 0 < self.claimed <= self.count
            if complete or not any(self.cap.grab() for _ in range(100)):
                return False
            self.lost = True
        time = self.cap.get(cv2.CAP_PROP_POS_MSEC) / 1000
        # Some files have no timestamps, or only some: these are 0 and must not be used.
        self.timed &= time > self.last_time or self.count == 0
        self.last_time = max(time, self.last_time)
        self.count += 1
        return True

    def frame(self, size: tuple[int, int] | None = None, gray: bool = False) -> np.ndarray:
        """Return the frame grabbed last, as a new array."""
        try:
            # OpenCV fills the same array each time; converting makes the new one. This is faster
            # than converting in place, which OpenCV does by way of a copy.
            found, image = self.cap.retrieve(self.buffer)
            if not found:
                raise VideoError(f"{self.path}: frame {self.count - 1} cannot be decoded.")
            self.buffer = image
            if gray:
                image = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
            height, width = image.shape[:2]
            if size not in (None, (width, height)):
                shrink = size[0] <= width and size[1] <= height
                method = cv2.INTER_AREA if shrink else cv2.INTER_LINEAR
                image = cv2.resize(image, size, interpolation=method)
            return image[:, :, None] if gray else cv2.cvtColor(image, cv2.COLOR_BGR2RGB)
        except cv2.error as error:
            raise VideoError(f"{self.path}: frame {self.count - 1}: {error}.") from error

    def check_end(self) -> None:
        """Warn if the end came early. Call it when grab() has returned False.

        Good files miss a frame or two of their count, and the count of files with uneven
        frames is only derived from their duration. So it takes more than one frame, more than
        5 % of the count, and timestamps, if there are any, that end 5 % early as well.
        """
        missing, early = self.claimed - self.count, True
        if self.timed and self.count > 1 and math.isfinite(self.fps) and self.fps > 0:
            early = self.last_time + 1 / self.fps < 0.95 * self.claimed / self.fps
        if missing > 1 and missing > 0.05 * self.claimed and early:
            _warn(
                f"{self.path}: is cut short or damaged: the header claims {self.claimed} frames, "
                f"{self.count} can be decoded. Using these; get the file again for the rest."
            )
        elif self.lost:
            _warn(f"{self.path}: damaged frames were skipped; {self.count} can be decoded.")
