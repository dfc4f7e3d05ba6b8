"""Makes slides out of the stored chapters: `python publish/slides/make.py TARGET [NN_name]`.

Only cells with a slide type are shown (JupyterLab: Property Inspector, Slide Type). Of a cell
tagged `hide-input` or `figure-only` only the output is shown. A slide that does not begin with a
heading says in small print which section it is of; the first one is the chapter's title. Cells
tagged `instructor` become speaker notes (key S). Nothing is asked of another host: all scripts
lie in TARGET/assets.
"""

import html
import re
import shutil
import sys
from pathlib import Path

import nbformat
from nbconvert import SlidesExporter
from nbformat.v4 import new_markdown_cell
from traitlets.config import Config

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "publish/node_modules"
ASSETS = ["reveal.js/dist", "reveal.js/plugin/notes"]
SCRIPTS = ["jquery/dist/jquery.min.js", "requirejs/require.js", "mathjax/es5/tex-svg.js"]

# In a chapter, what is for teachers is folded away.
FOLD = "<details><summary>For teachers</summary>"
WIDGET = "application/vnd.jupyter.widget-view+json"


def chosen(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """`notebook` with only the cells that belong on slides."""
    cells, section = [], ""
    for cell in notebook.cells:
        heading = re.match(r"#+ (.+)", cell.source) if cell.cell_type == "markdown" else None
        if heading and not heading[1].startswith("Exercise"):
            section = re.sub(r" \([^)]*minutes?\)", "", heading[1])
        kind = cell.metadata.get("slideshow", {}).get("slide_type", "skip")
        if "instructor" in cell.metadata.get("tags", []):
            cell.metadata["slideshow"] = {"slide_type": "notes"}
            cell.source = cell.source.removeprefix(FOLD).removesuffix("</details>")
        elif kind in ("skip", ""):
            continue
        if cell.cell_type == "code":
            # Sliders need a kernel, which slides have not.
            cell.outputs = [out for out in cell.outputs if WIDGET not in out.get("data", {})]
        if not cells and not cell.source.startswith("# "):
            cells.append(beginning(notebook.cells[0].source.splitlines()[0], "slide"))
        if kind in ("slide", "subslide") and not heading:
            cells.append(beginning(f'<p class="running">{html.escape(section)}</p>', kind))
            cell.metadata["slideshow"] = {"slide_type": "-"}
        cells.append(cell)
    notebook.cells = cells
    notebook.metadata.pop("widgets", None)
    return notebook


def beginning(text: str, kind: str) -> nbformat.NotebookNode:
    """A cell of `text` that begins a slide of `kind`."""
    return new_markdown_cell(text, metadata={"slideshow": {"slide_type": kind}})


def exporter() -> SlidesExporter:
    """nbconvert's own, told where the scripts are and to be legible from the back of a room."""
    config = Config()
    config.SlidesExporter.reveal_url_prefix = "assets/reveal.js"
    config.SlidesExporter.reveal_theme = "white"
    config.SlidesExporter.reveal_transition = "none"
    config.SlidesExporter.reveal_number = "c/t"
    config.SlidesExporter.reveal_width = "1280"
    config.SlidesExporter.reveal_height = "720"
    config.SlidesExporter.reveal_scroll = True
    config.SlidesExporter.extra_template_basedirs = [str(Path(__file__).parent)]
    config.SlidesExporter.template_name = "template"
    config.SlidesExporter.exclude_input_prompt = True
    config.SlidesExporter.exclude_output_prompt = True
    config.HTMLExporter.jquery_url = "assets/jquery.min.js"
    config.HTMLExporter.require_js_url = "assets/require.js"
    config.TagRemovePreprocessor.enabled = True
    config.TagRemovePreprocessor.remove_input_tags = {"hide-input", "figure-only"}
    return SlidesExporter(config=config)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    assets = target / "assets"
    shutil.rmtree(assets, ignore_errors=True)
    assets.mkdir(parents=True)
    for folder in ASSETS:
        shutil.copytree(MODULES / folder, assets / folder)
    for script in SCRIPTS:
        shutil.copy(MODULES / script, assets)
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        if path.stem in (sys.argv[2:] or [path.stem]):
            notebook = chosen(nbformat.read(path, as_version=4))
            if notebook.cells:
                page, _ = exporter().from_notebook_node(notebook)
                (target / f"{path.stem}.html").write_text(page, encoding="utf-8")
                print(f"{target / path.stem}.html")
