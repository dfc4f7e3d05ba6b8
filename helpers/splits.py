"""Read a folder of labelled clips, split it by group, and look for leaks in a split.

A *group* is what clips share that a model could recognise instead of the thing to learn: the
person, the source film, the take. Clips of one group belong into one part of a split.
"""

import hashlib
import itertools
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import imagehash
import numpy as np
from PIL import Image
from sklearn.model_selection import StratifiedGroupKFold

from helpers.video import VideoError, read_frames, sample_clip

SUFFIXES = {".avi", ".mp4", ".m4v", ".mov", ".mkv", ".webm", ".mpg", ".mpeg", ".wmv", ".3gp"}

# Names as published: Schuldt et al., 2004 (KTH actions), and Soomro et al., 2012 (UCF101).
_KTH = re.compile(r"(person\d\d)_([a-z]+)_d\d_uncomp")
_UCF101 = re.compile(r"v_([A-Za-z0-9]+)_(g\d\d)_c\d\d")
# The people of each part, from KTH's own 00sequences.txt.
_KTH_PEOPLE = {
    "train": (11, 12, 13, 14, 15, 16, 17, 18),
    "val": (19, 20, 21, 23, 24, 25, 1, 4),
    "test": (22, 2, 3, 5, 6, 7, 8, 9, 10),
}


class LabelledClip(NamedTuple):
    """A video file, what it shows, and the group (person, source film) it comes from."""

    path: Path
    label: str
    group: str


class Unreadable(NamedTuple):
    """A file that was left out, and why."""

    path: Path
    reason: str


class Finding(NamedTuple):
    """One thing that is wrong with a split. `kind` is short and fixed, `message` says the rest."""

    kind: str
    message: str


def read_folder(folder: str | os.PathLike) -> tuple[list[LabelledClip], list[Unreadable]]:
    """Find the clips below `folder`, with labels and groups; also what cannot be used.

    Three layouts are understood, file by file:
    KTH, `person01_walking_d1_uncomp.avi`: label walking, group person01;
    UCF101, `v_Archery_g01_c01.avi`: label Archery, group Archery_g01;
    anything else, `LABEL/clip.mp4`: each clip a group of its own, or `LABEL/GROUP/clip.mp4`.
    The first frame of every file is decoded; a file whose first frame cannot be had is left
    out and listed with the reason. Files without the ending of a video, and hidden ones, are
    passed over. Nothing is written. Raises NotADirectoryError.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder: name one that holds clips.")
    clips, unreadable = [], []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in inside.parts)
        if hidden or path.suffix.lower() not in SUFFIXES or path.is_dir():
            continue
        clip = _describe(path, inside)
        if clip is None:
            unreadable.append(Unreadable(path, "It has no label: put it into LABEL/, a folder."))
            continue
        try:
            next(read_frames(path))
        except VideoError as error:
            unreadable.append(Unreadable(path, str(error)))
        else:
            clips.append(clip)
    return clips, unreadable


def _describe(path: Path, inside: Path) -> LabelledClip | None:
    if match := _KTH.fullmatch(path.stem):
        return LabelledClip(path, match[2], match[1])
    if match := _UCF101.fullmatch(path.stem):
        return LabelledClip(path, match[1], f"{match[1]}_{match[2]}")
    if len(inside.parts) == 1:
        return None
    label = inside.parts[0]
    group = inside.parts[1] if len(inside.parts) > 2 else f"{label}/{path.stem}"
    return LabelledClip(path, label, group)


def split_by_group(
    clips: Sequence[LabelledClip], folds: int = 5, seed: int = 0
) -> dict[str, list[LabelledClip]]:
    """Split into train, val and test, each group in one part, labels as even as they can be.

    One of `folds` parts is the test set, another one is for validation; fewer folds are made if
    some label has fewer groups. Raises ValueError if a label has fewer than three groups,
    because one part would then never show it.
    """
    groups = defaultdict(set)
    for clip in clips:
        groups[clip.label].add(clip.group)
    poor = {label: len(names) for label, names in groups.items() if len(names) < 3}
    if poor or len(groups) < 2:
        raise ValueError(
            f"A split into train, val and test needs two labels or more, with three groups each. "
            f"There are {len(groups)} labels; too few groups: {poor or 'none'}."
        )
    folds = min(folds, *map(len, groups.values()))
    splitter = StratifiedGroupKFold(folds, shuffle=True, random_state=seed)
    labels, names = [clip.label for clip in clips], [clip.group for clip in clips]
    test, val, *train = (part for _, part in splitter.split(labels, labels, names))
    rows = {"train": np.concatenate(train), "val": val, "test": test}
    return {name: [clips[i] for i in sorted(part)] for name, part in rows.items()}


def kth_split(clips: Iterable[LabelledClip]) -> dict[str, list[LabelledClip]]:
    """KTH's own split by people: 8 to train, 8 to validate, 9 to test. ValueError if not KTH."""
    part_of = {f"person{n:02}": part for part, people in _KTH_PEOPLE.items() for n in people}
    parts = {part: [] for part in _KTH_PEOPLE}
    for clip in clips:
        if clip.group not in part_of:
            raise ValueError(f"{clip.path.name} is not of KTH: its group is {clip.group!r}.")
        parts[part_of[clip.group]].append(clip)
    return parts


def ucf101_split(
    clips: Iterable[LabelledClip], lists: str | os.PathLike, number: int = 1
) -> dict[str, list[LabelledClip]]:
    """UCF101's own split `number` (1 to 3), from trainlist0N.txt and testlist0N.txt in `lists`.

    There is no validation part: take it out of "train" by group. Clips on neither list are left
    out. Raises FileNotFoundError, and ValueError if a line of a list is none.
    """
    parts = {}
    clips = list(clips)
    for part in ("train", "test"):
        path = Path(lists) / f"{part}list{number:02}.txt"
        names = set()
        for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            # "Archery/v_Archery_g01_c01.avi", in the training lists followed by the class's number
            match = re.fullmatch(r"(?:\w+/)?(v_\w+\.avi)(?: \d+)?", line.strip())
            if line.strip() and not match:
                raise ValueError(f"{path}, line {at} names no clip: {line[:60]!r}")
            if match:
                names.add(match[1])
        parts[part] = [clip for clip in clips if clip.path.name in names]
    return parts


def lint_split(
    parts: Mapping[str, Sequence[LabelledClip]], near: int = 10, look: bool = True
) -> list[Finding]:
    """Look for leaks and gaps in a split; an empty list says that nothing was found.

    `parts` maps "train", "val", "test" or other names to clips. Kinds of findings:
    "empty part"; "missing class", a label that one part lacks; "shared group", a group in two
    parts; "shared file", files of equal content in two parts; "near duplicate", two clips of
    different parts that look alike, the closest first. The last compares perceptual hashes (64
    low frequencies of a frame, each above or below their median; Zauner 2010) of five frames a
    clip: alike means that `near` bits or fewer differ between the closest two. Measured on the
    course's films: 0 to 12 bits (once 16) between two halves of a shot, 14 and more between two
    films. It errs where frames hold little, as a digit on black does, so look at the clips.
    `look=False` leaves that slow step out.
    """
    findings = [Finding("empty part", f"{name} has no clips") for name, c in parts.items() if not c]
    everywhere = {clip.label for clips in parts.values() for clip in clips}
    for name, clips in parts.items():
        lacking = everywhere - {clip.label for clip in clips}
        if clips and lacking:
            findings.append(
                Finding("missing class", f"{name} has no clip of {', '.join(sorted(lacking))}")
            )
    # Once for each clip, however many parts it is compared with.
    looks = {
        name: [(clip.path, fingerprints(clip)) for clip in clips if look]
        for name, clips in parts.items()
    }
    for one, two in itertools.combinations(parts, 2):
        findings += _shared_groups(one, parts[one], two, parts[two])
        findings += _shared_files(one, parts[one], two, parts[two])
        if look:
            findings += _alike(one, looks[one], two, looks[two], near)
    return findings


def _shared_groups(one: str, first: Sequence, two: str, second: Sequence) -> list[Finding]:
    left, right = (Counter(clip.group for clip in clips) for clips in (first, second))
    return [
        Finding(
            "shared group",
            f"{group}: {left[group]} clips in {one}, {right[group]} in {two}",
        )
        for group in sorted(left.keys() & right.keys())
    ]


def _shared_files(one: str, first: Sequence, two: str, second: Sequence) -> list[Finding]:
    sizes = {clip.path.stat().st_size for clip in first}
    sizes &= {clip.path.stat().st_size for clip in second}
    digests = defaultdict(list)
    for clip in first:
        if clip.path.stat().st_size in sizes:
            digests[_digest(clip.path)].append(clip.path)
    return [
        Finding("shared file", f"{path.name} in {one} is {clip.path.name} in {two}")
        for clip in second
        if clip.path.stat().st_size in sizes
        for path in digests.get(_digest(clip.path), [])
    ]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fingerprints(clip: LabelledClip, frames: int = 5) -> np.ndarray:
    """Perceptual hashes of `frames` frames evenly spaced over a clip: uint64, at most `frames`.

    Flat frames (nearly one colour) are left out, since their hash is noise.
    """
    pictures = [frame.squeeze() for frame in sample_clip(clip.path, frames, gray=True)]
    hashes = [imagehash.phash(Image.fromarray(p)).hash for p in pictures if p.std() > 8]
    return np.packbits(np.array(hashes, bool).reshape(-1, 64), axis=1).view(np.uint64).ravel()


def _alike(one: str, first: Sequence, two: str, second: Sequence, near: int) -> list[Finding]:
    """`first` and `second` are pairs of a clip's path and its fingerprints."""
    owners = [path for path, found in first for _ in found]
    hashes = np.concatenate([np.empty(0, np.uint64), *(found for _, found in first)])
    closest = {}
    for path, found in second:
        for fingerprint in found:
            differ = np.bitwise_count(hashes ^ fingerprint)
            for at in np.flatnonzero(differ <= near):
                pair = owners[at], path
                closest[pair] = min(int(differ[at]), closest.get(pair, 64))
    return [
        Finding(
            "near duplicate",
            f"{left.name} in {one} and {right.name} in {two}: {bits} of 64 bits differ",
        )
        for (left, right), bits in sorted(closest.items(), key=lambda item: item[1])
    ]
