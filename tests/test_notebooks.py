"""What nbval does not see: that a notebook was run at all, is clean, and can fail."""

import ast
import copy
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path):
    return nbformat.read(path, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def tags(cell):
    return cell.metadata.get("tags", [])


def texts(cell):
    for output in cell.outputs:
        yield output.get("text") or output.get("data", {}).get("text/plain", "")


def test_there_are_notebooks():
    assert [path.stem for path in NOTEBOOKS][:2] == ["00_start_here", "01_concepts"]


@each_notebook
def test_stored_as_one_clean_run(path):
    notebook = read(path)
    nbformat.validate(notebook)
    cells = code_cells(notebook)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    for cell in cells:
        kinds = [(out.output_type, out.get("name")) for out in cell.outputs]
        assert not [kind for kind in kinds if kind[0] == "error" or kind[1] == "stderr"], cell.id
        assert "execution" not in cell.metadata, f"{cell.id} holds timings: use make refresh"
        assert len(cell.source.splitlines()) <= 40, f"{cell.id} is too long"
    assert path.stat().st_size < 1.5e6


@each_notebook
def test_at_most_one_cell_in_ten_is_not_compared(path):
    cells = code_cells(read(path))
    assert sum("nbval-ignore-output" in tags(cell) for cell in cells) <= len(cells) / 10
    assert not any({"nbval-skip", "raises-exception"} & set(tags(cell)) for cell in cells)


@each_notebook
def test_every_exercise_is_stored_blank_and_solved(path):
    """Stub, check and solution belong together; the check says "not attempted", then "right"."""
    cells = code_cells(read(path))
    marked = {
        cell.metadata["nbgrader"]["grade_id"]: cell for cell in cells if "nbgrader" in cell.metadata
    }
    stubs = {name for name, cell in marked.items() if cell.metadata["nbgrader"]["solution"]}
    checks = {name.removeprefix("check-") for name in marked if name.startswith("check-")}
    assert stubs and stubs == checks
    solutions = [cell for cell in cells if "solution" in tags(cell)]
    first_solution = cells.index(solutions[0])
    assert cells[first_solution:] == solutions, "solutions come last"
    for name in stubs:
        assert "○ Not attempted yet" in "".join(texts(marked["check-" + name])), name
        assert any(f"✓ Right ({name})" in "".join(texts(cell)) for cell in solutions), name


@each_notebook
def test_pictures_have_descriptions_and_nothing_starts_by_itself(path):
    for cell in code_cells(read(path)):
        for output in cell.outputs:
            data = output.get("data", {})
            assert not {"image/png", "image/jpeg"} & set(data), (
                f"{cell.id}: use described(figure, alt)"
            )
            # Without the pictures' own letters, which can spell anything, "http" included.
            page = re.sub(r'"data:[^"]*"', '""', data.get("text/html", ""))
            for tag in re.findall(r"<(?:img|video)[^>]*>", page):
                assert re.search(r'(?:alt|aria-label)="[^"]{15,}"', tag), f"{cell.id}: {tag[:80]}"
                assert "autoplay" not in tag
            assert "http" not in re.sub(r"<svg.*?</svg>", "", page), f"{cell.id} asks the network"


@each_notebook
def test_minutes_are_the_same_everywhere(path):
    """In the chapter's head, in the README and on the map of chapter 0."""
    head = r"Read (?:about )?(\d+) minutes, do (?:about )?(\d+) minutes, run under (\d+) minute"
    read_min, do_min, run_min = re.search(head, read(path).cells[0].source).groups()
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    maps = next(cell.source for cell in read(NOTEBOOKS[0]).cells if cell.id == "map")
    for text in (readme, maps):
        row = re.search(rf"^\| \[?{int(path.stem[:2])}\. .*$", text, re.MULTILINE)[0]
        assert row.endswith(f"| {read_min} min | {do_min} min | {run_min} min |"), row


def layers_made_before_the_seed(sources):
    """Layers that are handed, ready made, to a function that sets the seed: too late for them."""
    trees = [ast.parse(source) for source in sources]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    seeding = {
        node.name
        for node in nodes
        if isinstance(node, ast.FunctionDef) and "set_random_seed" in ast.unparse(node)
    }
    calls = [
        node
        for node in nodes
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in seeding
    ]
    waiting = [child for call in calls for child in [*call.args, *call.keywords]]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Lambda):  # makes its layers later
            continue
        made = ast.unparse(node) if isinstance(node, ast.Call) else ""
        if made.startswith("layers.") and not made.startswith("layers.Softmax"):  # no weights
            yield made
        waiting += ast.iter_child_nodes(node)


@each_notebook
def test_no_layer_is_made_before_its_seed(path):
    sources = [cell.source for cell in code_cells(read(path)) if not cell.id.startswith("bug-seed")]
    assert not list(layers_made_before_the_seed(sources))


def test_a_layer_made_before_its_seed_is_found():
    fit = "def fit(make):\n    keras.utils.set_random_seed(0)\n"
    assert list(layers_made_before_the_seed([fit, "fit([layers.LSTM(4)])"]))
    assert list(layers_made_before_the_seed([fit, "fit(make=layers.LSTM(4))"]))
    assert not list(layers_made_before_the_seed([fit, "fit(lambda: layers.LSTM(4))"]))


@each_notebook
def test_what_is_for_teachers_is_folded(path):
    """Or a learner would read the answer, and stage directions, in the middle of the text."""
    for cell in read(path).cells:
        if "instructor" in tags(cell):
            assert cell.source.startswith("<details><summary>For teachers</summary>\n\n"), cell.id
            assert cell.source.endswith("\n\n</details>"), cell.id


@each_notebook
def test_nothing_is_written_into_the_cache(path):
    """A class shares it and cannot write there: what a chapter makes goes into `made`."""
    for cell in code_cells(read(path)):
        assert "cache_dir" not in cell.source, cell.id
        assert not re.search(r"fetch\([^)]*\)\.(with_|parent)", cell.source), cell.id


def assigned(tree):
    """Names that a cell gives a value to at its top level, loop variables included."""
    functions = (
        ast.FunctionDef,
        ast.Lambda,
        ast.ListComp,
        ast.GeneratorExp,
        ast.DictComp,
        ast.SetComp,
    )
    names, queue = set(), list(tree.body)
    while queue:
        node = queue.pop()
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        if isinstance(node, ast.FunctionDef):
            names.add(node.name)
        elif not isinstance(node, functions):
            queue.extend(ast.iter_child_nodes(node))
    return names


@each_notebook
def test_no_later_cell_takes_a_name_that_a_slider_needs(path):
    """After Run All a slider still has to work: what its function uses must not be reassigned."""
    cells = [cell for cell in code_cells(read(path)) if "solution" not in tags(cell)]
    trees = [ast.parse(cell.source) for cell in cells]
    moved = {}  # function that a slider calls: position of the cell that connects them
    for place, tree in enumerate(trees):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "observe":
                moved[node.args[0].id] = place
    for place, tree in enumerate(trees):
        for function in [
            n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name in moved
        ]:
            names = [n for n in ast.walk(function) if isinstance(n, ast.Name)]
            uses = {n.id for n in names} - {n.id for n in names if isinstance(n.ctx, ast.Store)}
            for later in range(max(place, moved[function.name]) + 1, len(cells)):
                taken = uses & assigned(trees[later])
                assert not taken, (
                    f"{cells[later].id} reassigns {taken}, which {function.name} needs"
                )


def nbval(path):
    return subprocess.run(
        [sys.executable, "-m", "pytest", str(path), "--nbval", "--nbval-current-env",
         f"--nbval-sanitize-with={ROOT / 'tests/sanitize.cfg'}", "-p", "no:cacheprovider"],
        capture_output=True, text=True, cwd=ROOT, timeout=300,
    )  # fmt: skip


def small_notebook(cells_wanted):
    """A few cells of the first chapter, still with their stored outputs."""
    notebook = copy.deepcopy(read(NOTEBOOKS[0]))
    notebook.cells = [cell for cell in notebook.cells if cell.id in cells_wanted]
    return notebook


@pytest.mark.parametrize(
    "spoil, passes",
    [
        (lambda nb: None, True),
        (
            lambda nb: nb.cells[0].outputs[0].update(text="One minute of film has 1501 frames.\n"),
            False,
        ),
        (lambda nb: nb.cells[2].update(source="claim('one is two', 1 == 2)"), False),
        (lambda nb: nb.cells[2].outputs.clear(), False),
        (lambda nb: nb.cells[2].update(source="pass"), False),
    ],
    ids=["as stored", "changed output", "false claim", "missing output", "claim taken out"],
)
def test_nbval_can_fail(tmp_path, spoil, passes):
    notebook = small_notebook({"first-cell", "setup", "first-claim"})
    spoil(notebook)
    nbformat.write(notebook, tmp_path / "small.ipynb")
    run = nbval(tmp_path / "small.ipynb")
    assert (run.returncode == 0) is passes, run.stdout[-2000:]
