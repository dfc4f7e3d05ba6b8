"""Looks whether this machine can run the course: `python -m helpers.doctor`.

Each line is fine, or says what is wrong and the command that mends it.
"""

import importlib.metadata
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from IPython.display import HTML

ROOT = Path(__file__).resolve().parent.parent
MEND_PACKAGES = f"{Path(sys.executable).name} -m pip install --require-hashes -r requirements.txt"


class Trouble(Exception):
    """What is wrong, and the command or step that mends it."""

    def __init__(self, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.mend = mend


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["no message"])[-1]


def _import_in_new_process(code: str) -> str:
    """Run `code` in a fresh Python, since a broken library may crash instead of raising."""
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=180,
        env=os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3"},
    )
    if run.returncode:
        raise ImportError(_last_line(run.stderr) + f" (exit code {run.returncode})")
    return run.stdout.strip()


def python() -> str:
    version = ".".join(map(str, sys.version_info[:3]))
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        raise Trouble(
            f"Python {version}: 3.11, 3.12 or 3.13 is needed", "make lab PYTHON=python3.12"
        )
    return f"Python {version}"


def packages() -> str:
    """The direct dependencies are there, in the ranges that requirements.in names."""
    from packaging.requirements import Requirement

    bad, count = [], 0
    for line in (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines():
        if not (line := line.split("#")[0].strip()):
            continue
        wanted, count = Requirement(line), count + 1
        try:
            found = importlib.metadata.version(wanted.name)
        except importlib.metadata.PackageNotFoundError:
            bad.append(f"{wanted.name} is missing")
        else:
            if not wanted.specifier.contains(found):
                bad.append(f"{wanted.name} is {found}, not {wanted.specifier}")
    if bad:
        raise Trouble("packages: " + "; ".join(bad), MEND_PACKAGES)
    return f"all {count} packages of requirements.in, in the tested ranges"


def tensorflow() -> str:
    try:
        version = _import_in_new_process(
            "import tensorflow as tf; assert float(tf.reduce_sum(tf.ones((2, 3)))) == 6.0; "
            "print(tf.__version__)"
        )
    except ImportError as error:
        mend = MEND_PACKAGES
        if sys.platform == "win32" and "DLL" in str(error):
            mend = "install the Microsoft Visual C++ Redistributable, then restart"
        raise Trouble(f"TensorFlow does not start: {error}", mend) from error
    return f"TensorFlow {version} computes"


def opencv() -> str:
    try:
        return "OpenCV " + _import_in_new_process("import cv2; print(cv2.__version__)")
    except ImportError as error:
        mend = MEND_PACKAGES
        if ".so" in str(error):  # a system library that the wheel expects and a bare Linux lacks
            mend = "sudo apt-get install " + " ".join(
                (ROOT / "apt.txt").read_text(encoding="utf-8").split()
            )
        raise Trouble(f"OpenCV does not start: {error}", mend) from error


def codecs() -> str:
    """Writes a clip in each format that matters here, and reads it back with OpenCV."""
    import av
    import numpy as np

    from helpers.video import read_frames, write_video

    frames = [np.full((48, 64, 3), 40 * i, np.uint8) for i in range(5)]
    names = {"libx264": "H.264", "mpeg4": "MPEG-4", "libvpx": "VP8"}
    readable, missing = [], []
    with tempfile.TemporaryDirectory() as folder:
        webm = Path(folder, "clip.webm")
        write_video(webm, frames, 5)
        if len(list(read_frames(webm))) != 5:
            raise Trouble("a VP9 clip that was written here cannot be read back", MEND_PACKAGES)
        for encoder, name in names.items():
            path = Path(folder, f"{encoder}.mkv")
            with av.open(str(path), "w") as file:
                stream = file.add_stream(encoder, rate=5)
                stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
                for frame in frames:
                    file.mux(stream.encode(av.VideoFrame.from_ndarray(frame, "rgb24")))
                file.mux(stream.encode())
            (readable if len(list(read_frames(path))) == 5 else missing).append(name)
    if missing:
        raise Trouble(f"OpenCV cannot read {', '.join(missing)}", MEND_PACKAGES)
    return f"video: writes VP9, reads VP9, {', '.join(readable)}"


def widgets() -> str:
    extension = Path(sys.prefix, "share/jupyter/labextensions/@jupyter-widgets/jupyterlab-manager")
    if not extension.is_dir():
        raise Trouble(
            "the sliders' part of JupyterLab is missing, so widgets show as plain text",
            f"{MEND_PACKAGES}, then reload the page",
        )
    return f"widgets {importlib.metadata.version('ipywidgets')}, with their part of JupyterLab"


def cores() -> str:
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    if count < 2:
        raise Trouble("1 processor core: chapters take about twice as long", "no need: only wait")
    return f"{count} processor cores"


def memory() -> str:
    import psutil

    free = psutil.virtual_memory().available / 1e9
    if free < 2.5:
        raise Trouble(
            f"{free:.1f} GB of memory free, a chapter may need 2 GB",
            "close other programs, or shut other notebooks down (Kernel > Shut Down All Kernels)",
        )
    return f"{free:.1f} GB of memory free"


def disk() -> str:
    free = shutil.disk_usage(ROOT).free / 1e9
    if free < 1:
        raise Trouble(f"{free:.1f} GB free on this disk, 1 GB is needed", "make room, then go on")
    return f"{free:.0f} GB of disk free"


def data() -> str:
    """Every clip of the catalogue is here, or can be had now."""
    from helpers.data import DataError, catalog, fetch

    names = list(catalog()["files"])
    missing = []
    for name in names:
        try:
            fetch(name)
        except DataError as error:
            missing.append((name, _last_line(str(error))))
    if missing:
        raise Trouble(
            f"{len(missing)} of {len(names)} clips could not be fetched. {missing[0][1]}",
            f"{Path(sys.executable).name} -m helpers.data, with a network connection",
        )
    return f"data: all {len(names)} clips are here and whole; no network needed"


CHECKS = (python, packages, tensorflow, opencv, codecs, widgets, cores, memory, disk, data)


def main(checks: tuple[Callable[[], str], ...] = CHECKS) -> int:
    """Print one line for each check; 0 when all is fine, else 1."""
    trouble = 0
    for look in checks:
        try:
            print(f"fine   {look()}")
        except Trouble as error:
            print(f"WRONG  {error}\n       mend it: {error.mend}")
            trouble = 1
        except Exception as error:  # one broken part must not hide what the others say
            print(f"WRONG  {look.__name__}: {error}\n       mend it: {MEND_PACKAGES}")
            trouble = 1
    return trouble


def browser() -> HTML:
    """A list of the video formats that the browser showing this page says it can play."""
    kinds = {
        "VP9 in .webm (what this course writes)": 'video/webm; codecs="vp9"',
        "VP8 in .webm": 'video/webm; codecs="vp8"',
        "H.264 in .mp4 (most videos on the web)": 'video/mp4; codecs="avc1.42E01E"',
        "MPEG-4 part 2 in .mp4 (OpenCV's mp4v)": 'video/mp4; codecs="mp4v.20.8"',
    }
    rows = "".join(
        f"<li>{name}: <b data-kind='{kind}'>run this cell to find out</b></li>"
        for name, kind in kinds.items()
    )
    script = (
        "for (const b of document.querySelectorAll('.browser-check b')) {"
        "const answer = document.createElement('video').canPlayType(b.dataset.kind);"
        "b.textContent = answer ? 'plays' : 'does not play'; }"
    )
    return HTML(f"<ul class='browser-check'>{rows}</ul><script>{script}</script>")


if __name__ == "__main__":
    sys.exit(main())
