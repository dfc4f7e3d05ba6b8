"""The lists of packages agree with each other and with the code, and make speaks plainly."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent


def direct():
    lines = (ROOT / "requirements.in").read_text().splitlines()
    return [Requirement(line.split("#")[0]) for line in lines if line.split("#")[0].strip()]


def locked():
    """{name: [(version, marker or None), ...]} of requirements.txt."""
    found = {}
    for line in (ROOT / "requirements.txt").read_text().splitlines():
        if match := re.match(r"([A-Za-z0-9_.-]+)(?:\[.*\])?==([^ ;\\]+)\s*(?:;\s*([^\\]+))?", line):
            found.setdefault(canonicalize_name(match[1]), []).append(match[2])
    return found


def test_the_lock_holds_every_direct_dependency_in_its_range():
    lock = locked()
    for wanted in direct():
        assert wanted.specifier, f"{wanted.name} has no range"
        versions = lock.get(canonicalize_name(wanted.name))
        assert versions, f"{wanted.name} is not in the lock: make lock"
        for version in versions:
            assert wanted.specifier.contains(version), f"{wanted.name} {version}: make lock"


def test_the_lock_is_hashed_and_holds_no_addresses():
    text = (ROOT / "requirements.txt").read_text()
    assert "://" not in text and "--index" not in text
    entries = re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"(?m)^ *#.*\n", "", text).strip())
    assert len(entries) > 50
    assert not [entry[:40] for entry in entries if "--hash=sha256:" not in entry]


def test_every_dependency_is_explained():
    for line in (ROOT / "requirements.in").read_text().splitlines():
        assert line.startswith("#") or re.search(r"\S\s+# \w", line), line


def test_conda_installs_the_lock_with_a_python_that_the_course_supports():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    pip = next(item["pip"] for item in environment["dependencies"] if isinstance(item, dict))
    assert pip == ["-r requirements.txt"]
    assert "pip" in environment["dependencies"]
    (python,) = [d for d in environment["dependencies"] if str(d).startswith("python=")]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    version = python.split("=")[1]
    assert Requirement(f"python{project['requires-python']}").specifier.contains(version)
    assert "helpers.data" in (ROOT / "postBuild").read_text(), "Binder gets the data too"


def imported_names():
    sources = [
        path.read_text()
        for folder in ("helpers", "tests")
        for path in (ROOT / folder).rglob("*.py")
        if "publish" not in path.parts
    ]
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        cells = nbformat.read(path, as_version=4).cells
        sources += [cell.source for cell in cells if cell.cell_type == "code"]
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.split(".")[0]


def test_all_that_is_imported_is_listed_and_all_that_is_listed_is_used():
    module_of = {
        "opencv-python": "cv2",
        "scikit-learn": "sklearn",
        "pyyaml": "yaml",
        "ipython": "IPython",
        "pillow": "PIL",
    }
    listed = {module_of.get(r.name.lower(), r.name.lower().replace("-", "_")) for r in direct()}
    own = {"helpers"} | {path.stem for path in (ROOT / "tests").glob("*.py")} | {"course"}
    used = set(imported_names()) - set(sys.stdlib_module_names) - own
    assert used - listed == set(), "imported, but not in requirements.in"
    # Run as commands, by pytest, or when `helpers` is installed.
    commands = {"jupyterlab", "ipykernel", "nbval", "pytest_xdist", "ruff", "setuptools"}
    assert listed - used - commands == set(), "in requirements.in, but not used"


def test_apt_names_what_the_doctor_tells_people_to_install():
    assert {"libgl1", "libglib2.0-0"} <= set((ROOT / "apt.txt").read_text().split())


@pytest.mark.skipif(
    not shutil.which("make"), reason="Windows has no make; the README has plain commands"
)
@pytest.mark.parametrize(
    "script, says",
    [
        (None, "Python is missing"),
        (
            "import sys; sys.version_info = (3, 9, 1); exec(sys.argv[1])",
            "needs Python 3.11, 3.12 or 3.13",
        ),
        (
            "import sys; sys.version_info = (3, 14, 0); exec(sys.argv[1])",
            "needs Python 3.11, 3.12 or 3.13",
        ),
        (
            "import sys; sys.modules['ensurepip'] = None; exec(sys.argv[1])",
            "apt-get install python3-venv",
        ),
    ],
    ids=["no python", "too old", "too new", "no venv"],
)
def test_make_says_plainly_what_is_missing(tmp_path, script, says):
    """In an empty copy, with a Python that is not what it should be."""
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    fake = tmp_path / "fake_python"
    if script:
        fake.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{script}" "$2"\n')
        fake.chmod(0o755)
    run = subprocess.run(
        ["make", "doctor", f"PYTHON={fake}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode != 0
    assert says in run.stdout + run.stderr
    assert not (tmp_path / ".venv").exists(), "nothing half-made is left behind"
