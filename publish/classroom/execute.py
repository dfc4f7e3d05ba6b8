"""How grading runs a submission: only what is needed, and past any cell that kills the kernel."""

from nbclient.exceptions import DeadKernelError
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute

LECTURE = "skip-execution"  # the tag that nbclient looks for


class ExecuteChecks(Execute):
    """nbgrader's Execute, which outlives a crash.

    Cells that only teach are passed over: publish/classroom/course.py lists them, and a cell
    that a student added is not on that list. A cell in which the kernel dies gets an error
    as its output; then the notebook is run again without it, in a new kernel.
    """

    def preprocess_cell(self, cell, resources, index):
        self.running = cell
        return super().preprocess_cell(cell, resources, index)

    def preprocess(self, nb, resources):
        lectures = set(nb.metadata.get("course_lecture_cells", []))
        crashed = []
        for cell in nb.cells:
            if cell.cell_type == "code" and cell.get("id") in lectures:
                cell.metadata.setdefault("tags", []).append(LECTURE)
        while True:
            try:
                nb, resources = super().preprocess(nb, resources)
                break
            except DeadKernelError:
                self.running.metadata.setdefault("tags", []).append(LECTURE)
                crashed.append(self.running)
        for cell in nb.cells:
            cell.metadata["tags"] = [t for t in cell.metadata.get("tags", []) if t != LECTURE]
        for cell in crashed:
            cell.outputs = [
                new_output("error", ename="DeadKernelError", evalue="this cell ended Python itself")
            ]
        return nb, resources
