"""How fast helpers.video reads, against other libraries, and how much memory it takes.

    python tests/benchmarks/bench_video.py [FILE ...]

Files default to two real clips. All readers take turns on the same file in one run; a figure
is the median over rounds of (time of the other) / (time of ours), so over 1 means that ours is
faster. Exit code 1 if a goal is missed.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import av
import cv2
import imageio.v3 as iio
import numpy as np

from helpers.video import probe, read_frames, sample_clip, write_video

FRAMES = 16


def positions(count):
    return np.linspace(0, count - 1, FRAMES).round().astype(int).tolist()


# Reading every frame as an RGB array.


def read_ours(path):
    return sum(1 for _ in read_frames(path))


def read_opencv(path):
    capture, count = cv2.VideoCapture(path, cv2.CAP_FFMPEG), 0
    while True:
        found, frame = capture.read()
        if not found:
            return count
        frame = cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
        count += 1


def read_pyav(path):
    with av.open(path) as file:
        file.streams.video[0].thread_type = "AUTO"
        return sum(1 for frame in file.decode(video=0) if frame.to_ndarray(format="rgb24").size)


def read_imageio(path):
    frames = iio.imiter(path, plugin="pyav", format="rgb24", thread_type="FRAME")
    return sum(1 for _ in frames)


# Sampling evenly over the true count: trust the header, read to the end, then check the count.
# Each does it the fastest way its library has.


def sample_opencv(path, count=None):
    capture = cv2.VideoCapture(path, cv2.CAP_FFMPEG)
    wanted = set(positions(count or int(capture.get(cv2.CAP_PROP_FRAME_COUNT))))
    picked, index = [], 0
    while capture.grab():
        if index in wanted:
            picked.append(cv2.cvtColor(capture.retrieve()[1], cv2.COLOR_BGR2RGB))
        index += 1
    right = wanted == set(positions(index))
    return np.stack(picked) if right else sample_opencv(path, index)


def sample_pyav(path, count=None):
    with av.open(path) as file:
        stream = file.streams.video[0]
        stream.thread_type = "AUTO"
        wanted = set(positions(count or stream.frames or 1))
        picked, index = [], 0
        for frame in file.decode(stream):
            if index in wanted:
                picked.append(frame.to_ndarray(format="rgb24"))
            index += 1
    right = wanted == set(positions(index))
    return np.stack(picked) if right else sample_pyav(path, index)


def sample_imageio(path):
    wanted = set(positions(iio.improps(path, plugin="pyav").shape[0] or 1))
    picked, index = [], 0
    for index, frame in enumerate(iio.imiter(path, plugin="pyav", thread_type="FRAME")):
        if index in wanted:
            picked.append(frame)
    if wanted != set(positions(index + 1)):
        wanted = set(positions(index + 1))
        frames = enumerate(iio.imiter(path, plugin="pyav", thread_type="FRAME"))
        picked = [frame for index, frame in frames if index in wanted]
    return np.stack(picked)


# What is measured, ours first, with the least ratio that is the goal. Hand-written OpenCV makes
# the same calls as sample_clip, so 3 % are left for noise there.
READ = {
    "read_frames": (read_ours, None),
    "OpenCV loop": (read_opencv, 0.95),
    "PyAV": (read_pyav, None),
    "imageio": (read_imageio, None),
}
SAMPLE = {
    "sample_clip": (sample_clip, None),
    "OpenCV loop": (sample_opencv, 0.97),
    "PyAV": (sample_pyav, 1.0),
    "imageio": (sample_imageio, 1.0),
}


def compare(path, readers, seconds=45):
    """Print a row for each reader; return whether all goals are met."""
    # These are slow, and only for information: three rounds are enough.
    readers_without_goal = [name for name, (_, goal) in readers.items() if goal is None][1:]
    times = {name: [] for name in readers}
    path, started, rounds = str(path), time.perf_counter(), 0
    while rounds < 7 or (rounds < 41 and time.perf_counter() - started < seconds):
        # Every second round runs backwards, so that nobody always follows the same neighbour.
        for name in list(readers)[:: 1 if rounds % 2 else -1]:
            if rounds >= 3 and name in readers_without_goal:
                continue
            start = time.perf_counter()
            readers[name][0](path)
            times[name].append(time.perf_counter() - start)
        rounds += 1
    ours, count, good = next(iter(times.values())), probe(path).frames, True
    for name, (_, goal) in readers.items():
        ratio = statistics.median(t / o for t, o in zip(times[name], ours, strict=False))
        rate = count / statistics.median(times[name])
        verdict = "" if goal is None else f"goal {goal:.2f}: {'pass' if ratio >= goal else 'FAIL'}"
        good &= goal is None or ratio >= goal
        print(f"  {name:12} {rate:8.0f} frames/s   {ratio:5.2f}   {verdict}".rstrip())
    return good


# A child's own peak. ru_maxrss would not do on Linux: it includes the parent's at the fork.
PEAK = """
import sys
from helpers.video import read_frames, sample_clip
if sys.argv[1] == "read_frames":
    for frame in read_frames(sys.argv[2]): pass
else:
    sample_clip(sys.argv[2])
try:
    print(next(l for l in open("/proc/self/status") if l.startswith("VmHWM")).split()[1])
except OSError:
    import resource
    unit = 1024 if sys.platform == "darwin" else 1
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit)
"""


def compare_memory(folder):
    """Print the peak memory on a minute and on ten of video; return whether they agree."""
    block = np.random.default_rng(0).integers(0, 255, (25, 15, 20, 3), dtype=np.uint8)
    block = block.repeat(8, axis=1).repeat(8, axis=2)
    files = [Path(folder, f"{seconds}.webm") for seconds in (60, 600)]
    for file in files:
        write_video(file, (block[i % 25] for i in range(25 * int(file.stem))), 25)
    good = True
    for name in ("read_frames", "sample_clip"):
        peaks = []
        for file in files:
            command = [sys.executable, "-c", PEAK, name, str(file)]
            run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
            peaks.append(int(run.stdout) / 1024)
        ratio = peaks[1] / peaks[0]
        verdict = "pass" if 0.9 <= ratio <= 1.1 else "FAIL"
        good &= verdict == "pass"
        print(f"  {name:12} {peaks[0]:.0f} MB, {peaks[1]:.0f} MB   {ratio:.2f}   ", end="")
        print(f"goal within 0.10: {verdict}")
    return good


ROOT = Path(__file__).parents[2]

if __name__ == "__main__":
    if sys.argv[1:]:
        clips = sys.argv[1:]
    else:
        from helpers.data import fetch

        clips = [fetch("bikes"), fetch("pianist")]
    results = []
    for clip in clips:
        for title, readers in (("every frame", READ), (f"{FRAMES} frames", SAMPLE)):
            print(f"{Path(clip).name}, {title}; time relative to ours")
            results.append(compare(clip, readers))
    with tempfile.TemporaryDirectory() as scratch:
        print("peak memory on 60 s and on 600 s of video")
        results.append(compare_memory(scratch))
    sys.exit(not all(results))
