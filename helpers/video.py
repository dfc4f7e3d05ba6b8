"""Video in and out. Frames are RGB uint8 arrays (H, W, 3), or (H, W, 1) if grey."""

import itertools
import math
import os
import uuid
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import numpy as np


class VideoError(ValueError):
    """A file, or the frames meant for one, can not be used. Says what was found, what to do."""


class VideoWarning(UserWarning):
    """A video can be read, but is not what it says it is."""


def write_video(
    path: str | os.PathLike, frames: Iterable[np.ndarray], fps: float, lossless: bool = False
) -> None:
    """Write frames to a VP9 .webm file, which every browser plays.

    `frames`: any iterable of uint8 arrays of one shape, (H, W, 3) RGB, (H, W, 1) or (H, W)
    grey; it is read once, one frame at a time. `fps`: frames per second, over 0 to 1000.
    Colour is stored at half resolution (yuv420p). `lossless=True` adds no loss beyond that
    conversion: grey levels come back within 1 of 255. The same frames give the same bytes.

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
    if not (isinstance(fps, (int, float, Fraction, np.number)) and 0 < fps <= 1000):
        raise VideoError(f"{path}: fps must be a number over 0 and up to 1000, not {fps!r}.")
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
        os.replace(part, path)
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
