"""helpers.weights: weights come through unchanged, and nothing else comes through at all."""

import collections
import io
import pickle
import struct
import sys
import types
from pathlib import Path

import numpy as np
import pytest

from helpers.weights import WeightsError, read_torch_weights

MAGIC = 0x1950A86A20F9469CFC6C


class FakeTorch:
    """Writes what torch wrote before version 1.6, without torch."""

    def __init__(self, monkeypatch):
        torch, utils = types.ModuleType("torch"), types.ModuleType("torch._utils")

        def _rebuild_tensor_v2(*parts):
            raise AssertionError("never called by the reader")

        _rebuild_tensor_v2.__module__, _rebuild_tensor_v2.__qualname__ = (
            "torch._utils",
            "_rebuild_tensor_v2",
        )
        utils._rebuild_tensor_v2 = self.rebuild = _rebuild_tensor_v2
        for name in ("FloatStorage", "LongStorage", "DoubleStorage"):
            setattr(torch, name, type(name, (), {"__module__": "torch"}))
        monkeypatch.setitem(sys.modules, "torch", torch)
        monkeypatch.setitem(sys.modules, "torch._utils", utils)
        self.torch = torch

    def tensor(self, key, kind, length, shape, strides, offset=0):
        storage = Storage(("storage", getattr(self.torch, kind), key, "cpu", length, None))
        parts = (storage, offset, shape, strides, False, collections.OrderedDict())
        return Reduced(self.rebuild, parts)


class Storage:
    def __init__(self, pid):
        self.pid = pid


class Reduced:
    def __init__(self, function, parts):
        self.function, self.parts = function, parts

    def __reduce__(self):
        return self.function, self.parts


class Pickler(pickle.Pickler):
    def persistent_id(self, value):
        return value.pid if isinstance(value, Storage) else None


def dump(value) -> bytes:
    file = io.BytesIO()
    Pickler(file, protocol=2).dump(value)
    return file.getvalue()


def torch_file(tensors, arrays, magic=MAGIC) -> bytes:
    """The bytes of a file; `arrays` are the storages' values by their keys."""
    data = dump(magic) + dump(1001) + dump({"little_endian": True})
    data += dump(tensors) + dump(list(arrays))
    for array in arrays.values():
        data += struct.pack("<q", array.size) + array.tobytes()
    return data


@pytest.fixture
def fake(monkeypatch):
    return FakeTorch(monkeypatch)


@pytest.fixture
def good(fake):
    """A file with a table, its transposed view, a scalar and whole numbers."""
    values = np.arange(6, dtype=np.float32) / 7
    tensors = collections.OrderedDict(
        table=fake.tensor("1", "FloatStorage", 6, (2, 3), (3, 1)),
        turned=fake.tensor("1", "FloatStorage", 6, (3, 2), (1, 3)),
        last=fake.tensor("1", "FloatStorage", 6, (), (), offset=5),
        count=fake.tensor("2", "LongStorage", 1, (), ()),
    )
    tensors._metadata = collections.OrderedDict(version=1)  # torch's dictionaries carry this
    return torch_file(tensors, {"1": values, "2": np.array([12], np.int64)})


def read(tmp_path, data: bytes):
    path = tmp_path / "weights.pth"
    path.write_bytes(data)
    return read_torch_weights(path)


def test_weights_come_through_unchanged(tmp_path, good):
    got = read(tmp_path, good)
    values = np.arange(6, dtype=np.float32) / 7
    assert list(got) == ["table", "turned", "last", "count"]
    assert np.array_equal(got["table"], values.reshape(2, 3))
    assert np.array_equal(got["turned"], values.reshape(2, 3).T)
    assert got["last"] == values[5] and got["last"].shape == ()
    assert got["count"] == 12 and got["count"].dtype == np.int64
    assert got["table"].dtype == np.float32 and got["table"].flags.writeable


class Malicious:
    """Makes a file, if it is run."""

    def __init__(self, path):
        self.path = str(path)

    def __reduce__(self):
        return open, (self.path, "w")


@pytest.mark.parametrize("place", range(5))
def test_a_program_in_the_file_is_refused_and_not_run(tmp_path, fake, place):
    trap = tmp_path / "it_ran"
    parts = [MAGIC, 1001, {}, collections.OrderedDict(), []]
    parts[place] = Malicious(trap) if place < 3 else [Malicious(trap)]
    data = b"".join(dump(part) for part in parts)
    pickle.loads(dump(Malicious(trap))).close()
    assert trap.exists(), "the trap works"
    trap.unlink()
    with pytest.raises(WeightsError, match=r"asks for io\.open|asks for _io\.open|which weights"):
        read(tmp_path, data)
    assert not trap.exists()


@pytest.mark.parametrize(
    "program",
    [
        b"cos\nsystem\n(S'exit 1'\ntR.",  # the oldest trick
        b"\x80\x02cbuiltins\neval\nX\x03\x00\x00\x001+1\x85R.",
        b"\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x06exit 1\x85R.",  # STACK_GLOBAL
        b"\x80\x02(X\x06\x00\x00\x00exit 1ios\nsystem\n.",  # INST
        b"\x80\x02c__builtin__\ngetattr\nccollections\nOrderedDict\nX\x08\x00\x00\x00__init__\x86R.",
        b"\x80\x02ctorch.storage\n_load_from_bytes\nU\x00\x85R.",
        b"\x80\x02ccollections\nUserDict\n)R.",
        b"\x80\x02ctorch\nDoubleStorage\n.",
    ],
)
def test_other_ways_to_reach_a_function_are_refused(tmp_path, program):
    with pytest.raises(WeightsError):
        read(tmp_path, program)


@pytest.mark.parametrize("share", [0, 0.01, 0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_refused(tmp_path, good, share):
    with pytest.raises(WeightsError):
        read(tmp_path, good[: int(len(good) * share)])


def test_every_single_cut_is_refused(tmp_path, good):
    for end in range(0, len(good), 7):
        with pytest.raises(WeightsError):
            read(tmp_path, good[:end])


def test_damage_ends_in_an_error_or_in_arrays_and_never_in_something_else(tmp_path, good):
    rng = np.random.default_rng(0)
    for _ in range(300):
        data = bytearray(good)
        data[rng.integers(len(data))] ^= 1 << rng.integers(8)
        try:
            got = read(tmp_path, bytes(data))
        except WeightsError:
            continue
        assert all(isinstance(value, np.ndarray) for value in got.values())


@pytest.mark.parametrize(
    "shape, strides, offset",
    [
        ((10**6, 10**6), (10**6, 1), 0),  # four terabytes
        ((10**9,), (0,), 0),  # the same number a thousand million times
        ((2, 3), (3, 1), 1),  # one past the end
        ((2, 3), (100, 1), 0),
        ((-1,), (1,), 0),
        ((2,), (-1,), 3),
        ((2,), (1,), -1),
        ((2, 3), (1,), 0),
        ((2.0,), (1,), 0),
    ],
)
def test_shapes_beyond_the_values_are_refused(tmp_path, fake, shape, strides, offset):
    tensors = collections.OrderedDict(
        w=fake.tensor("1", "FloatStorage", 6, shape, strides, offset=offset)
    )
    with pytest.raises(WeightsError):
        read(tmp_path, torch_file(tensors, {"1": np.zeros(6, np.float32)}))


def test_a_huge_number_of_values_is_not_believed(tmp_path, fake):
    tensors = collections.OrderedDict(w=fake.tensor("1", "FloatStorage", 2**60, (6,), (1,)))
    data = torch_file(tensors, {"1": np.zeros(6, np.float32)})
    data = data[:-32] + struct.pack("<q", 2**60) + data[-24:]
    with pytest.raises(WeightsError, match="cut short or damaged"):
        read(tmp_path, data)


def test_huge_instructions_are_refused(tmp_path):
    with pytest.raises(WeightsError, match="beyond a million"):
        read(tmp_path, b"\x80\x02N" + b"r" + struct.pack("<I", 2**31) + b".")
    with pytest.raises(WeightsError):
        read(tmp_path, b"\x80\x05\x96" + struct.pack("<Q", 2**40) + b"xx.")


@pytest.mark.parametrize("data", [b"", b"<html>not found</html>", b"PK\x03\x04" + bytes(100)])
def test_other_files_are_refused_by_name(tmp_path, data):
    with pytest.raises(WeightsError, match=r"weights\.pth"):
        read(tmp_path, data)


def test_another_magic_number_is_refused(tmp_path, fake):
    with pytest.raises(WeightsError, match="not an old-style torch file"):
        read(tmp_path, torch_file(collections.OrderedDict(), {}, magic=42))


def test_a_missing_file_is_an_ordinary_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_torch_weights(Path(tmp_path / "missing.pth"))
