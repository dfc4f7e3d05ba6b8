"""The project of chapter 11 on a folder of your own: `python -m helpers.project FOLDER`.

Runs the cells of the chapter that are tagged `project` on the clips below FOLDER, and leaves a
folder with the notebook as it ran, a page with its results, the model and a labelled film. The
clips are only read. Nothing is left behind when it fails.
"""

import argparse
import asyncio
import contextlib
import html
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from helpers.splits import LabelledClip, Unreadable, read_folder, ucf101_split
from helpers.video import VideoError, read_frames

CHAPTER = Path(__file__).resolve().parent.parent / "notebooks" / "11_bring_your_own.ipynb"
PARTS = {"train", "training", "val", "valid", "validation", "dev", "test", "testing"}
FILES = {  # what the page links to
    "labelled.webm": "clips that were not trained on, one after the other, with the answers",
    "your-film.webm": "your film with the answers",
    "model.keras": "the model",
    "model.json": "its labels, its input and its score",
    "project.ipynb": "the notebook as it ran, to look into or to go on from",
}
STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
       color: #1a1a1a; background: #fff }
h1 { margin-bottom: 0 } h2 { margin-top: 2.5rem; border-top: 1px solid #ccc; padding-top: 1rem }
pre { background: #f4f4f4; padding: .7rem; overflow-x: auto; font-size: 14px; line-height: 1.35 }
figure { margin: 1.5rem 0 } figure img, figure video { max-width: 100%; height: auto }
figcaption, .what { color: #555 }
@media (min-width: 60rem) { pre { white-space: pre-wrap } }
.score { font-size: 1.2rem; border-left: 6px solid #0072B2; padding: .4rem 1rem }
"""


class ProjectError(RuntimeError):
    """The project cannot be run; the message says why, in one line."""


def check_clips(
    folder: Path, clips: Sequence[LabelledClip], unreadable: Sequence[Unreadable] = ()
) -> None:
    """Find out in seconds what would otherwise fail in minutes. Raises ProjectError.

    `clips` and `unreadable` are what `read_folder` found below `folder`.
    """
    if not clips:
        left_out = f"; {len(unreadable)} files were left out" if unreadable else ""
        if unreadable:
            path, reason = unreadable[0]
            reason = reason.removeprefix(f"{path}: ").removeprefix(f"{path} ").rstrip(".")
            left_out += f", such as {path.name}: {reason}"
        raise ProjectError(f"{folder}: no video that can be used was found{left_out}.")
    groups = defaultdict(set)
    for clip in clips:
        groups[clip.label].add(clip.group)
    if len(groups) < 2:
        raise ProjectError(
            f"{folder}: all clips have the label {clips[0].label!r}; two labels or more are "
            "needed, each a folder of its own."
        )
    if {label.lower() for label in groups} <= PARTS:
        raise ProjectError(
            f"{folder}: its folders {', '.join(sorted(groups))} are parts of a split, not labels. "
            "Move the clips to LABEL/GROUP/clip.mp4; the split is made here, by group."
        )
    few = [f"{label} has {len(names)}" for label, names in sorted(groups.items()) if len(names) < 3]
    if few:
        raise ProjectError(
            f"{folder}: too few groups. Each label needs three (people, films, rooms), so that "
            f"training, validation and test get one each; {', '.join(few)}. Film with more of "
            "them, or take that label out of the folder."
        )


def check_all(folder: Path, out: Path, lists: Path | None, number: int, film: Path | None) -> str:
    """Whether the project can be run; what was found, in a sentence. Raises ProjectError."""
    try:
        clips, unreadable = read_folder(folder)
        check_clips(folder, clips, unreadable)
        if film is not None:
            next(read_frames(film))
        if lists is not None:
            parts = ucf101_split(clips, lists, number)
            if min(map(len, parts.values())) == 0:
                raise ProjectError(f"{lists}: names no clip of {folder} for training, or for test.")
            check_clips(folder, parts["train"])  # the validation part is taken out of it
    except (OSError, VideoError, ValueError) as error:
        raise ProjectError(str(error)) from error
    if out == folder or folder in out.parents:
        raise ProjectError(f"{out} is the folder of the clips, or in it: name another with --out.")
    if out.exists():
        raise ProjectError(f"{out} is there already: remove it, or name another with --out.")
    if not out.parent.is_dir():
        raise ProjectError(f"{out.parent} does not exist: make it first.")
    labels, groups = ({getattr(clip, of) for clip in clips} for of in ("label", "group"))
    return (
        f"{len(clips)} clips, {len(labels)} labels, {len(groups)} groups; "
        f"{len(unreadable)} files left out"
    )


def run(
    folder: Path,
    out: Path,
    lists: Path | None = None,
    number: int = 1,
    film: Path | None = None,
) -> None:
    """Run the project on the clips in `folder` and leave the results in the new folder `out`.

    Raises ProjectError. `lists` is the folder of UCF101's published splits, `number` says which
    of the three; `film` is a long film to label, too.
    """
    folder, out = folder.resolve(), out.resolve()
    print(check_all(folder, out, lists, number, film), flush=True)
    wanted = {"COURSE_CLIPS": folder, "COURSE_LISTS": lists, "COURSE_FILM": film}
    environment = {name: str(path.resolve()) for name, path in wanted.items() if path}
    environment["COURSE_LIST"] = str(number)
    partial = out.with_name(f".partial-{out.name}-{os.getpid()}")
    try:
        partial.mkdir()
        notebook = execute(environment | {"COURSE_OUT": str(partial)})
        nbformat.write(notebook, partial / "project.ipynb")
        card = json.loads((partial / "model.json").read_text(encoding="utf-8"))
        made = [name for name in FILES if (partial / name).exists()]
        (partial / "report.html").write_text(page(notebook, folder.name, card, made), "utf-8")
        partial.rename(out)
    except OSError as error:
        raise ProjectError(f"{out} cannot be written: {error}") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def execute(environment: dict[str, str]) -> nbformat.NotebookNode:
    """The chapter's project cells, run with `environment`; what they make is in its COURSE_OUT."""
    notebook = nbformat.read(CHAPTER, as_version=4)
    notebook.cells = [c for c in notebook.cells if "project" in c.metadata.get("tags", [])]
    for cell in notebook.cells:
        if cell.cell_type == "markdown":  # the heading and what it means, not the course's clips
            heading, *rest = cell.source.split("\n\n")
            heading = re.sub(r"^## \d+\. (.*) \(\d+ minutes?\)$", r"## \1", heading)
            cell.source = "\n\n".join([heading, *(part for part in rest[:1] if part[0] == "*")])
    notebook.metadata.pop("widgets", None)
    # Settings of another project would be taken for this one's; the place of the films is for all.
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name == "COURSE_CACHE" or not name.startswith("COURSE_")
    }
    client = NotebookClient(
        notebook,
        timeout=None,
        coalesce_streams=True,
        record_timing=False,
        resources={"metadata": {"path": str(CHAPTER.parent)}},
        on_notebook_start=take_signals,
        on_cell_execute=lambda cell, cell_index: print(
            f"[{cell_index + 1}/{len(notebook.cells)}] {cell.id}", flush=True
        ),
    )
    try:
        # What a cell writes to stderr comes back as output; the kernel's own chatter is no use.
        client.execute(env=inherited | environment, stderr=subprocess.DEVNULL)
    except CellExecutionError as error:
        raise ProjectError(f"it stopped with {error.ename}: {error.evalue}") from error
    except (CellTimeoutError, DeadKernelError, RuntimeError) as error:
        raise ProjectError(f"the notebook could not be run: {error}") from error
    return notebook


def page(notebook: nbformat.NotebookNode, name: str, card: dict, made: Sequence[str] = ()) -> str:
    """A page that stands alone: the score of `card`, headings and outputs, without the code.

    Outputs of cells tagged `aside` are left out; `made` names the FILES to link to.
    """
    title = f"Video project: {html.escape(name)}"
    parts = [
        "<!doctype html><html lang='en'><meta charset='utf-8'>",
        "<meta name='viewport' content='width=device-width'>",
        f"<title>{title}</title><style>{STYLE}</style><h1>{title}</h1>",
        f"<p class='score'>{summary(card)}</p>" if card else "",
        "<ul>",
        *(f"<li><a href='{file}'>{file}</a>: {FILES[file]}</li>" for file in made),
        "</ul>",
    ]
    heading = []  # shown when something stands below it
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            words, _, what = cell.source.partition("\n\n")
            heading = [f"<h2>{html.escape(words.lstrip('# '))}</h2>"]
            heading += [f"<p class='what'>{html.escape(what.replace('*', ''))}</p>"] * bool(what)
        if "aside" in cell.metadata.get("tags", []):
            continue
        for output in cell.get("outputs", []):
            if output.get("name") == "stderr":  # warnings on single files, told in a table as well
                continue
            data = output.get("data", {})
            text = output.get("text") or data.get("text/plain", "")
            shown = data.get("text/html") or f"<pre>{html.escape(text)}</pre>"
            if alt := re.search(r'<(?:img|video)[^>]*?(?:alt|aria-label)="([^"]*)"', shown):
                shown = f"<figure>{shown}<figcaption>{alt[1]}</figcaption></figure>"
            parts += [*heading, shown]
            heading = []
    parts.append("<p class='what'>≈ stands before numbers that were measured here.</p>")
    return "\n".join(part for part in parts if part) + "\n</html>\n"


def summary(card: dict) -> str:
    """The result in one paragraph, from what the chapter writes into model.json."""
    low, high = card["95 % over groups"]
    score, usual = card["accuracy on groups left out"], card["always the commonest"]
    words = (
        f"The chosen model ({card['model']}) tells {len(card['labels'])} labels with an accuracy "
        f"of <b>{score:.2f}</b> on groups that it was not trained on: {card['clips']} clips of "
        f"{card['groups']} groups. Always giving the commonest label gets {usual:.2f}. "
    )
    if card["groups"] < 5:
        return words + "<b>With so few groups nobody can say how sure that is: film more.</b>"
    words += f"95 % interval over groups: {low:.2f} to {high:.2f}"
    words += ", a little too short with fewer than twenty." * (card["groups"] < 20) or "."
    if low <= usual:
        words += " <b>It reaches down to the commonest label: nothing is shown to be learned.</b>"
    return words


def stop(number, frame):
    raise KeyboardInterrupt


def take_signals(notebook: nbformat.NotebookNode) -> None:
    """Let Ctrl-C and a polite kill end the project: nbclient's own way leaves a traceback."""
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(RuntimeError):  # on Windows nbclient takes none
            asyncio.get_running_loop().remove_signal_handler(number)
        signal.signal(number, stop)


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m helpers.project", description=(__doc__ or "").partition("\n\n")[2]
    )
    parser.add_argument("folder", type=Path, help="FOLDER/LABEL/GROUP/clip.mp4, KTH or UCF101")
    parser.add_argument("--out", type=Path, help="a new folder; as given, FOLDER-report beside")
    parser.add_argument("--film", type=Path, help="a long film of yours to label with the answers")
    parser.add_argument("--lists", type=Path, help="UCF101's folder ucfTrainTestlist")
    parser.add_argument("--list", type=int, choices=(1, 2, 3), default=1, help="which of its lists")
    given = parser.parse_args(arguments)
    folder = given.folder.resolve()
    out = given.out or folder.with_name(f"{folder.name or 'clips'}-report")
    before = signal.signal(signal.SIGTERM, stop)
    try:
        run(folder, out, given.lists, given.list, given.film)
    except ProjectError as error:
        print(f"Not done: {' '.join(str(error).split())}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; nothing was left behind.", file=sys.stderr)
        return 130
    finally:
        signal.signal(signal.SIGTERM, before)
    print(f"Done: open {out / 'report.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
