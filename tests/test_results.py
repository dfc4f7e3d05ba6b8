"""The table of results in the README is what the stored chapters report."""

import nbformat
import pytest
import results
from nbformat.v4 import new_code_cell, new_notebook, new_output

NOTEBOOKS = sorted((results.ROOT / "notebooks").glob("*.ipynb"))
ROW = {"task": "digit", "model": "CNN", "split": "writers", "metric": "accuracy", "score": 0.934}


def notebook(path, *rows):
    outputs = [
        new_output("display_data", {"text/plain": "a row"}, metadata={"course_result": row})
        for row in rows
    ]
    nbformat.write(new_notebook(cells=[new_code_cell("report()", outputs=outputs)]), path)
    return path


def test_the_readme_agrees_with_the_chapters():
    readme = (results.ROOT / "README.md").read_text(encoding="utf-8")
    assert readme == results.with_table(readme, results.table(NOTEBOOKS)), "run make results"


@pytest.mark.parametrize(
    "path", [path for path in NOTEBOOKS if path.stem != "00_start_here"], ids=lambda path: path.stem
)
def test_every_chapter_reports_results_with_a_baseline(path):
    rows = results.rows(path)
    assert len(rows) >= 3
    assert any("parameters" in row for row in rows) and any(
        "parameters" not in row for row in rows
    ), "a model and something stupid to compare it with"
    assert len({(row["task"], row["model"], row["metric"], row["split"]) for row in rows}) == len(
        rows
    )


def test_a_changed_number_is_noticed(tmp_path):
    path = notebook(tmp_path / "02_cnn.ipynb", ROW)
    stored = results.with_table(results.START + results.END, results.table([path]))
    changed = notebook(tmp_path / "02_cnn.ipynb", ROW | {"score": 0.834})
    assert stored != results.with_table(stored, results.table([changed]))


def test_a_row_in_full_and_a_baseline(tmp_path):
    full = ROW | {"seeds": [0.92, 0.94], "parameters": 35466, "seconds": 26.7}
    path = notebook(tmp_path / "11_own.ipynb", full, ROW | {"model": "a | b"})
    assert results.table([path]).splitlines()[2:] == [
        "| digit | CNN | writers | accuracy | 0.93 | 0.92 to 0.94 | 35,466 | 27 s "
        "| [11](notebooks/11_own.ipynb) |",
        "| digit | a / b | writers | accuracy | 0.93 |  |  |  | [11](notebooks/11_own.ipynb) |",
    ]


@pytest.mark.parametrize("readme", ["", results.START, results.END, results.END + results.START])
def test_a_readme_without_both_marks_is_refused(readme):
    with pytest.raises(ValueError, match="lacks the line"):
        results.with_table(readme, "")
