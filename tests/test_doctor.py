"""The doctor: fine on this machine, and plain words with a command where something is wrong."""

import builtins
import types

import pytest

from helpers import doctor


def test_all_is_fine_here(capsys):
    assert doctor.main((doctor.python, doctor.packages, doctor.codecs, doctor.widgets)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4 and all(line.startswith("fine") for line in lines)


def gives(value):
    return lambda *args, **kwargs: value


def broken_import(message):
    def run(code):
        raise ImportError(message)

    return run


@pytest.mark.parametrize(
    "look, target, replacement, wrong, mend",
    [
        (doctor.python, "sys.version_info", (3, 9, 1), "Python 3.9.1", "PYTHON=python3.12"),
        (
            doctor.packages,
            "importlib.metadata.version",
            gives("0.1"),
            "is 0.1, not",
            "requirements.txt",
        ),
        (
            doctor.opencv,
            "_import_in_new_process",
            broken_import("libGL.so.1: cannot open shared object file"),
            "libGL.so.1",
            "apt-get install libgl1",
        ),
        (
            doctor.opencv,
            "_import_in_new_process",
            broken_import("No module named cv2"),
            "cv2",
            "pip install",
        ),
        (
            doctor.tensorflow,
            "_import_in_new_process",
            broken_import("illegal instruction"),
            "TensorFlow",
            "pip",
        ),
        (
            doctor.disk,
            "shutil.disk_usage",
            gives(types.SimpleNamespace(free=1e8)),
            "0.1 GB free",
            "make room",
        ),
        (doctor.cores, "os.sched_getaffinity", gives({0}), "1 processor core", "wait"),
    ],
)
def test_each_trouble_is_named_with_its_cure(
    monkeypatch, capsys, look, target, replacement, wrong, mend
):
    monkeypatch.setattr(f"helpers.doctor.{target}", replacement)
    assert doctor.main((look,)) == 1
    said = capsys.readouterr().out
    assert said.startswith("WRONG") and wrong in said
    assert mend in said.split("mend it:")[1]


def test_memory(monkeypatch, capsys):
    monkeypatch.setattr("psutil.virtual_memory", gives(types.SimpleNamespace(available=1e9)))
    assert doctor.main((doctor.memory,)) == 1
    assert "1.0 GB" in capsys.readouterr().out


def test_data_that_cannot_be_had(monkeypatch, capsys):
    from helpers import data

    def no_network(name):
        raise data.DataError(f"{name} could not be fetched")

    monkeypatch.setattr(data, "fetch", no_network)
    assert doctor.main((doctor.data,)) == 1
    assert "-m helpers.data" in capsys.readouterr().out


def test_one_broken_check_does_not_hide_the_others(capsys):
    def broken():
        raise builtins.OSError("disk on fire")

    assert doctor.main((broken, doctor.python)) == 1
    first, _, last = capsys.readouterr().out.splitlines()
    assert "disk on fire" in first and last.startswith("fine")


def test_a_crash_in_a_library_is_caught():
    with pytest.raises(ImportError, match="exit code"):
        doctor._import_in_new_process("import os; os.abort()")


def test_browser_list_asks_for_the_format_that_the_course_writes():
    assert "vp9" in doctor.browser().data and "canPlayType" in doctor.browser().data
