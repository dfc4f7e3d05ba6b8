"""Names the Python that runs submissions: `python publish/classroom/kernel.py PYTHON FOLDER`.

nbgrader lives in an environment without TensorFlow; chapters need the course's own.
"""

import json
import sys
from pathlib import Path

python, folder = sys.argv[1:]
spec = {
    "argv": [python, "-m", "ipykernel_launcher", "--log-level=ERROR", "-f", "{connection_file}"],
    "display_name": "Python 3 of the course",
    "language": "python",
}
target = Path(folder, "kernels", "python3", "kernel.json")
target.parent.mkdir(parents=True, exist_ok=True)
target.write_text(json.dumps(spec), encoding="utf-8")
