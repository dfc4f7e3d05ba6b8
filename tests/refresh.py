"""Runs chapters from top to bottom and stores them clean: `python tests/refresh.py 01_concepts`.

No timings, nothing on stderr, ids that stay the same. A chapter that fails is left as it was.
"""

import json
import re
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"


def stable_ids(text: str) -> str:
    """Widgets get random ids of 32 hex digits: number them in the order they appear instead."""
    ids = dict.fromkeys(re.findall(r'"(?:model_id": "|IPY_MODEL_)?([0-9a-f]{32})"', text))
    for number, random_id in enumerate(ids):
        text = text.replace(random_id, f"{number:032x}")
    return text


def refresh(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    started = time.monotonic()
    NotebookClient(
        notebook,
        timeout=300,
        record_timing=False,
        store_widget_state=True,
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    seconds = time.monotonic() - started
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            if output.get("name") == "stderr":
                raise SystemExit(f"{path.name}, cell {cell.id} wrote to stderr:\n{output['text']}")
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        **{key: notebook.metadata[key] for key in ("widgets",) if key in notebook.metadata},
    }
    nbformat.validate(notebook)
    text = stable_ids(json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True))
    path.write_text(text + "\n", encoding="utf-8")
    print(f"{path.name}: {seconds:.0f} s, {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    names = sys.argv[1:] or [path.stem for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
    for name in names:
        refresh(NOTEBOOKS / f"{name.removesuffix('.ipynb')}.ipynb")
