"""nbgrader's settings: what `make release` and `make grade` do. Its commands read this file.

Student code is run here. Run it in a container or under a user of its own.
"""

import os
import sys
from pathlib import Path

from nbconvert.preprocessors import TagRemovePreprocessor
from nbgrader import preprocessors
from nbgrader.server_extensions import formgrader

sys.path.insert(0, str(Path(__file__).parent))
from execute import ExecuteChecks

BUILD = Path(os.environ.get("COURSE_BUILD") or Path(__file__).resolve().parents[2] / "build")

c = get_config()  # noqa: F821 - Jupyter's loader of this file defines it
c.CourseDirectory.root = str(BUILD / "course")
c.CourseDirectory.release_directory = str(BUILD / "release")
c.CourseDirectory.submitted_directory = str(BUILD / "submitted")
c.CourseDirectory.feedback_directory = str(BUILD / "feedback")

# A release is the chapter without its solutions. Stubs are written as stubs, so nothing is cut
# out of them; the last cell of the release says which exercises are open.
c.IncludeHeaderFooter.footer = str(Path(__file__).parent / "footer.ipynb")
c.TagRemovePreprocessor.enabled = True
c.TagRemovePreprocessor.remove_cell_tags = {"solution", "instructor"}
c.GenerateAssignment.preprocessors = [
    TagRemovePreprocessor,
    preprocessors.IncludeHeaderFooter,
    preprocessors.LockCells,
    preprocessors.ClearOutput,
    preprocessors.CheckCellMetadata,
    preprocessors.ComputeChecksums,
    preprocessors.SaveCells,
    preprocessors.ClearHiddenTests,
    preprocessors.ComputeChecksums,
    preprocessors.CheckCellMetadata,
]

# Grading runs what answers and checks need, and goes on after an endless loop or a crash.
c.Autograde.autograde_preprocessors = [
    ExecuteChecks,
    preprocessors.LimitOutput,
    preprocessors.SaveAutoGrades,
    preprocessors.CheckCellMetadata,
]
c.ExecuteChecks.timeout = int(os.environ.get("COURSE_TIMEOUT", 60))  # seconds for one cell
c.ExecuteChecks.kernel_name = "python3"
c.HTMLExporter.extra_template_basedirs = [
    str(Path(__file__).parent / "templates"),
    str(Path(formgrader.__file__).parent / "templates"),
]
c.ExportPlugin.to = str(BUILD / "grades.csv")
