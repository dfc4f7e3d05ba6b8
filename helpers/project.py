"""The project of chapter 11 on a folder of your own: `python -m helpers.project FOLDER`.

Runs the cells of the chapter that are tagged `project` on the clips below FOLDER, and leaves a
folder with the notebook as it ran, a page with its results, the model and a labelled film. The
clips are only read. Nothing is left behind when it fails.
"""

import argparse
import html
import os
import re
import shutil
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from helpers.splits import read_folder, split_by_group

CHAPTER = Path(__file__).resolve().parent.parent / "notebooks" / "11_bring_your_own.ipynb"
STYLE = (
    "body { font: 16px sans-serif; max-width: 62em; margin: 2em auto; padding: 0 1em }"
    "pre { background: #f4f4f4; padding: 0.7em; overflow-x: auto }"
)


class ProjectError(RuntimeError):
    """The project cannot be run; the message says why, in one line."""


def check_clips(folder: Path) -> None:
    """Find out in seconds what would otherwise fail in minutes. Raises ProjectError."""
    try:
        clips, unreadable = read_folder(folder)
    except OSError as error:
        raise ProjectError(str(error)) from error
    if not clips:
        left_out = f"; {len(unreadable)} files were left out" if unreadable else ""
        if unreadable:
            left_out += f", such as {unreadable[0].path.name}: {unreadable[0].reason}"
        raise ProjectError(f"{folder}: no video that can be used was found{left_out}.")
    labels = sorted({clip.label for clip in clips})
    if len(labels) < 2:
        raise ProjectError(
            f"{folder}: all clips have the label {labels[0]!r}; two labels or more are needed, "
            "each a folder of its own."
        )
    try:
        split_by_group(clips)
    except ValueError as error:
        raise ProjectError(f"{folder}: {error}") from error


def run(folder: Path, out: Path, lists: Path | None = None) -> None:
    """Run the project on the clips in `folder` and leave the results in the new folder `out`.

    Raises ProjectError. `lists` is the folder of UCF101's published splits.
    """
    folder, out = folder.resolve(), out.resolve()
    check_clips(folder)
    if out == folder or folder in out.parents:
        raise ProjectError(f"{out} is the folder of the clips, or in it: name another with --out.")
    if out.exists():
        raise ProjectError(f"{out} is there already: remove it, or name another with --out.")
    if not out.parent.is_dir():
        raise ProjectError(f"{out.parent} does not exist: make it first.")
    if lists is not None and not lists.is_dir():
        raise ProjectError(f"{lists} is not a folder.")
    partial = out.with_name(f".partial-{out.name}-{os.getpid()}")
    try:
        partial.mkdir()
        notebook = execute(folder, partial, lists)
        nbformat.write(notebook, partial / "project.ipynb")
        (partial / "report.html").write_text(page(notebook, folder.name), encoding="utf-8")
        partial.rename(out)
    except OSError as error:
        raise ProjectError(f"{out} cannot be written: {error}") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def execute(folder: Path, out: Path, lists: Path | None = None) -> nbformat.NotebookNode:
    """The chapter's project cells, run on `folder`; what they make is in `out`."""
    notebook = nbformat.read(CHAPTER, as_version=4)
    notebook.cells = [c for c in notebook.cells if "project" in c.metadata.get("tags", [])]
    for cell in notebook.cells:
        if cell.cell_type == "markdown":  # the heading; the text below is about the course's clips
            cell.source = re.sub(r" \(\d+ minutes?\)", "", cell.source.splitlines()[0])
    notebook.metadata.pop("widgets", None)
    environment = os.environ | {"COURSE_CLIPS": str(folder), "COURSE_OUT": str(out)}
    if lists is not None:
        environment["COURSE_LISTS"] = str(lists.resolve())
    client = NotebookClient(
        notebook,
        timeout=None,
        coalesce_streams=True,
        record_timing=False,
        resources={"metadata": {"path": str(CHAPTER.parent)}},
        on_cell_execute=lambda cell, cell_index: print(
            f"[{cell_index + 1}/{len(notebook.cells)}] {cell.id}", flush=True
        ),
    )
    try:
        client.execute(env=environment)
    except CellExecutionError as error:
        raise ProjectError(f"it stopped with {error.ename}: {error.evalue}") from error
    except (CellTimeoutError, DeadKernelError, RuntimeError) as error:
        raise ProjectError(f"the notebook could not be run: {error}") from error
    return notebook


def page(notebook: nbformat.NotebookNode, name: str) -> str:
    """Headings and outputs of a notebook as a page that stands alone, without the code."""
    title = f"Video project: {html.escape(name)}"
    parts = [f"<!doctype html><html lang='en'><meta charset='utf-8'><title>{title}</title>"]
    parts.append(f"<style>{STYLE}</style><h1>{title}</h1>")
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(f"<h2>{html.escape(cell.source.lstrip('# '))}</h2>")
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            text = output.get("text") or data.get("text/plain", "")
            parts.append(data.get("text/html") or f"<pre>{html.escape(text)}</pre>")
    return "\n".join(parts) + "\n</html>\n"


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m helpers.project", description=(__doc__ or "").partition("\n\n")[2]
    )
    parser.add_argument("folder", type=Path, help="FOLDER/LABEL/GROUP/clip.mp4, KTH or UCF101")
    parser.add_argument("--out", type=Path, help="a new folder; as given, FOLDER-report beside")
    parser.add_argument("--lists", type=Path, help="UCF101's folder ucfTrainTestlist")
    given = parser.parse_args(arguments)
    folder = given.folder.resolve()
    out = given.out or folder.with_name(f"{folder.name or 'clips'}-report")
    try:
        run(folder, out, given.lists)
    except ProjectError as error:
        print(f"Not done: {' '.join(str(error).split())}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; nothing was left behind.", file=sys.stderr)
        return 130
    print(f"Done: open {out / 'report.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
