"""Reads published weights from an old-style torch file, without torch, and without its danger.

Such files are pickles, and a pickle is a small program: opening one that a stranger made can run
anything. This reader looks at every instruction first and admits only what weights need.
"""

import collections
import io
import math
import os
import pickle
import pickletools
import struct
from pathlib import Path
from typing import NamedTuple

import numpy as np

# What torch writes for a dictionary of tensors. None of these can reach a function by its name,
# except GLOBAL and REDUCE, which get as far as _Reader.find_class.
_HARMLESS = set(
    """PROTO STOP MARK NONE NEWTRUE NEWFALSE BININT BININT1 BININT2 LONG1 BINUNICODE GLOBAL REDUCE
    EMPTY_DICT SETITEM SETITEMS EMPTY_LIST APPEND APPENDS EMPTY_TUPLE TUPLE TUPLE1 TUPLE2 TUPLE3
    BINPUT LONG_BINPUT BINGET LONG_BINGET BINPERSID BUILD""".split()  # noqa: SIM905
)
_TYPES = {"FloatStorage": np.dtype("<f4"), "LongStorage": np.dtype("<i8")}
_MAGIC = 0x1950A86A20F9469CFC6C  # how every such file begins


class WeightsError(ValueError):
    """A file of weights is damaged, of another kind, or holds more than weights."""


class _Storage(NamedTuple):
    dtype: np.dtype
    key: str
    length: int


class _Tensor(NamedTuple):
    storage: _Storage
    offset: int
    shape: tuple
    strides: tuple


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str):
        if (module, name) == ("collections", "OrderedDict"):
            return collections.OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return lambda storage, offset, shape, strides, *_: _Tensor(
                storage, offset, shape, strides
            )
        if module == "torch" and name in _TYPES:
            return name
        raise WeightsError(f"it asks for {module}.{name}, which weights do not need")

    def persistent_load(self, pid) -> _Storage:
        _, kind, key, _, length, _ = pid
        return _Storage(_TYPES[kind], key, length)


def read_torch_weights(path: str | os.PathLike) -> dict[str, np.ndarray]:
    """The tensors of an old-style torch file (``.pth`` before torch 1.6), as {name: array}.

    Only float32 and int64 tensors, and nothing besides. WeightsError when the file is damaged, cut
    short, of another kind, or asks for anything else: then nothing of it was run.
    """
    data = Path(path).read_bytes()
    file = io.BytesIO(data)  # what a damaged size asks for is never more than there is
    try:
        if _load(file) != _MAGIC:
            raise WeightsError("it is not an old-style torch file")
        _load(file), _load(file)  # version, and facts on the machine that wrote it
        tensors, keys = _load(file), _load(file)
        storages = {t.storage.key: t.storage for t in tensors.values()}
        values = {key: _values(file, storages[key]) for key in keys}
        return {name: _array(values, t) for name, t in tensors.items()}
    except WeightsError as error:
        raise WeightsError(f"{path}: not read: {error}.") from error
    except Exception as error:  # a damaged pickle can end in nearly any of them
        raise WeightsError(f"{path}: damaged, or not a file of weights: {error!r}.") from error


def _load(file: io.BytesIO):
    """One pickle, loaded after each of its instructions was looked at."""
    start = file.tell()
    for instruction, argument, _ in pickletools.genops(file):
        if instruction.name not in _HARMLESS:
            raise WeightsError(f"it holds the instruction {instruction.name}")
        # A number of a note; a huge one would make Python ask for a huge list of notes.
        if instruction.name == "LONG_BINPUT" and argument > 1_000_000:
            raise WeightsError("it numbers its notes beyond a million")
    file.seek(start)
    return _Reader(file).load()


def _values(file: io.BytesIO, storage: _Storage) -> np.ndarray:
    (length,) = struct.unpack("<q", file.read(8))
    content = file.read(max(length, 0) * storage.dtype.itemsize)
    if length != storage.length or len(content) != length * storage.dtype.itemsize:
        raise WeightsError(f"it is cut short or damaged at the values of {storage.key}")
    return np.frombuffer(content, storage.dtype)


def _array(values: dict, tensor: _Tensor) -> np.ndarray:
    flat, (storage, offset, shape, strides) = values[tensor.storage.key], tensor
    sizes = [offset, *shape, *strides]
    if len(shape) != len(strides) or not all(type(n) is int and n >= 0 for n in sizes):
        raise WeightsError(f"the shape {shape} with strides {strides} makes no sense")
    count = math.prod(shape)
    last = offset + sum((n - 1) * step for n, step in zip(shape, strides, strict=True))
    if count > len(flat) or (count and last >= len(flat)):
        raise WeightsError(f"the shape {shape} needs more values than there are")
    steps = [step * storage.dtype.itemsize for step in strides]
    return np.lib.stride_tricks.as_strided(flat[offset:], shape, steps).copy()
