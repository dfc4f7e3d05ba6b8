"""The memory of a student: `python tests/benchmarks/bench_classroom.py [NN_name] [at once]`.

Runs a chapter from top to bottom in one kernel or in several at once, and prints the most
memory that each kernel held (resident set), the most that the machine gave for all of them
together (what they share counts once), and how long it took.
"""

import sys
import threading
import time
from pathlib import Path

import nbformat
import psutil
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


def run(path: Path, found: list) -> None:
    """Run one chapter and append (peak bytes, seconds) to `found`."""
    client = NotebookClient(
        nbformat.read(path, as_version=4),
        timeout=1200,
        resources={"metadata": {"path": str(NOTEBOOKS)}},
    )
    started, peak = time.monotonic(), 0
    thread = threading.Thread(target=client.execute)
    thread.start()
    while thread.is_alive():
        time.sleep(0.5)
        kernel = getattr(client.km, "provisioner", None) if client.km else None
        pid = getattr(kernel, "pid", None)
        if pid and psutil.pid_exists(pid):
            peak = max(peak, psutil.Process(pid).memory_info().rss)
    found.append((peak, time.monotonic() - started))


if __name__ == "__main__":
    names = [a for a in sys.argv[1:] if not a.isdigit()]
    at_once = next((int(a) for a in sys.argv[1:] if a.isdigit()), 1)
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if path.stem in (names or [path.stem]):
            found: list = []
            least = before = psutil.virtual_memory().available
            threads = [threading.Thread(target=run, args=(path, found)) for _ in range(at_once)]
            for thread in threads:
                thread.start()
            while any(thread.is_alive() for thread in threads):
                time.sleep(0.5)
                least = min(least, psutil.virtual_memory().available)
            peaks = ", ".join(f"{peak / 1e9:.2f}" for peak, _ in found)
            slowest = max(seconds for _, seconds in found)
            print(
                f"{path.stem:22} {peaks} GB a kernel, {(before - least) / 1e9:.2f} GB together, "
                f"{slowest:.0f} s with {at_once} at once"
            )
