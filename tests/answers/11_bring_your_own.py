# ruff: noqa
# Right and wrong answers for tests/test_checkers.py, which tells how to write them.


# %% safe_name right: with pathlib, letter by letter
from pathlib import PurePosixPath, PureWindowsPath


def safe_name(name, endings=(".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v")):
    path = PurePosixPath(PureWindowsPath(name).name)
    if path.suffix.lower() not in endings:
        raise ValueError("not a video")
    allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
    words = "".join(c if c in allowed else " " for c in path.stem).split()
    return ("_".join(words).strip("_")[:40] or "clip") + path.suffix.lower()


# %% safe_name wrong: keeps the folders
# says: still leads out of the folder
def safe_name(name, endings=(".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v")):
    stem, dot, ending = name.rpartition(".")
    if "." + ending.lower() not in endings:
        raise ValueError(name)
    return stem + "." + ending.lower()


# %% safe_name wrong: turns slashes into _
# says: keep what stands after the last slash
def safe_name(name, endings=(".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v")):
    stem, dot, ending = name.rpartition(".")
    if "." + ending.lower() not in endings:
        raise ValueError(name)
    return re.sub(r"[^A-Za-z0-9_-]+", "_", stem).strip("_")[:40] + "." + ending.lower()


# %% safe_name wrong: knows only the slash
# says: a backslash separates folders too
def safe_name(name, endings=(".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v")):
    stem, dot, ending = name.split("/")[-1].rpartition(".")
    if "." + ending.lower() not in endings:
        raise ValueError(name)
    return (re.sub(r"[^A-Za-z0-9_-]+", "_", stem).strip("_")[:40] or "clip") + "." + ending.lower()


# %% safe_name wrong: one _ for each character
# says: a run of several characters becomes one _
def safe_name(name, endings=(".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v")):
    stem, dot, ending = re.split(r"[/\\]", name)[-1].rpartition(".")
    if "." + ending.lower() not in endings:
        raise ValueError(name)
    return (re.sub(r"[^A-Za-z0-9_-]", "_", stem).strip("_")[:40] or "clip") + "." + ending.lower()


# %% safe_name wrong: takes letters of every script
# says: only ASCII letters
def safe_name(name, endings=(".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v")):
    stem, dot, ending = re.split(r"[/\\]", name)[-1].rpartition(".")
    if "." + ending.lower() not in endings:
        raise ValueError(name)
    return (re.sub(r"[^\w-]+", "_", stem).strip("_")[:40] or "clip") + "." + ending.lower()


# %% safe_name wrong: leaves the ending as it is
# says: the ending in lower case
def safe_name(name, endings=(".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v")):
    stem, dot, ending = re.split(r"[/\\]", name)[-1].rpartition(".")
    if "." + ending.lower() not in endings:
        raise ValueError(name)
    return (re.sub(r"[^A-Za-z0-9_-]+", "_", stem).strip("_")[:40] or "clip") + "." + ending


# %% safe_name wrong: cuts at the first dot
# says: only the last dot starts the ending
def safe_name(name, endings=(".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v")):
    last = re.split(r"[/\\]", name)[-1]
    if "." + last.rpartition(".")[2].lower() not in endings:
        raise ValueError(name)
    stem = last.partition(".")[0]
    return (
        (re.sub(r"[^A-Za-z0-9_-]+", "_", stem).strip("_")[:40] or "clip")
        + "."
        + last.rpartition(".")[2].lower()
    )


# %% safe_name wrong: an empty name
# says: nothing is left of it
def safe_name(name, endings=(".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v")):
    stem, dot, ending = re.split(r"[/\\]", name)[-1].rpartition(".")
    if "." + ending.lower() not in endings:
        raise ValueError(name)
    return re.sub(r"[^A-Za-z0-9_-]+", "_", stem).strip("_")[:40] + "." + ending.lower()


# %% safe_name wrong: any length
# says: 40 characters and the ending
def safe_name(name, endings=(".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v")):
    stem, dot, ending = re.split(r"[/\\]", name)[-1].rpartition(".")
    if "." + ending.lower() not in endings:
        raise ValueError(name)
    return (re.sub(r"[^A-Za-z0-9_-]+", "_", stem).strip("_") or "clip") + "." + ending.lower()


# %% safe_name wrong: takes any ending
# says: does not end like a video: raise ValueError
def safe_name(name, endings=(".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v")):
    stem, dot, ending = re.split(r"[/\\]", name)[-1].rpartition(".")
    return (re.sub(r"[^A-Za-z0-9_-]+", "_", stem).strip("_")[:40] or "clip") + "." + ending.lower()


# %% safe_name wrong: forgets to return
# says: returns nothing
def safe_name(name, endings=(".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v")):
    if "." + name.rpartition(".")[2].lower() not in endings:
        raise ValueError(name)


# %% leave_one_out right: lists in a list
def leave_one_out(groups):
    groups, rounds = list(groups), []
    for at, name in enumerate(groups):
        if name not in groups[:at]:
            test = [i for i, other in enumerate(groups) if other == name]
            rounds.append(([i for i in range(len(groups)) if i not in test], test))
    return rounds


# %% leave_one_out wrong: one clip at a time
# says: leaves one clip out at a time
def leave_one_out(groups):
    for i in range(len(groups)):
        yield np.delete(np.arange(len(groups)), i), np.array([i])


# %% leave_one_out wrong: swapped
# says: train and test are swapped
def leave_one_out(groups):
    groups = np.asarray(groups)
    for name in dict.fromkeys(groups.tolist()):
        yield np.flatnonzero(groups == name), np.flatnonzero(groups != name)


# %% leave_one_out wrong: masks
# says: yield positions
def leave_one_out(groups):
    groups = np.asarray(groups)
    for name in dict.fromkeys(groups.tolist()):
        yield groups != name, groups == name


# %% leave_one_out wrong: in the order of the alphabet
# says: in which they first occur
def leave_one_out(groups):
    groups = np.asarray(groups)
    for name in np.unique(groups):
        yield np.flatnonzero(groups != name), np.flatnonzero(groups == name)


# %% leave_one_out wrong: trains on all
# says: a clip is in train and in test
def leave_one_out(groups):
    groups = np.asarray(groups)
    for name in dict.fromkeys(groups.tolist()):
        yield np.arange(len(groups)), np.flatnonzero(groups == name)


# %% leave_one_out wrong: returns after the first
# says: three groups make three rounds
def leave_one_out(groups):
    groups = np.asarray(groups)
    name = groups[0]
    return [(np.flatnonzero(groups != name), np.flatnonzero(groups == name))]


# %% leave_one_out wrong: does nothing
# says: returns nothing
def leave_one_out(groups):
    groups = np.asarray(groups)


# %% leave_one_out crash: compares a list with a name
# says: TypeError|IndexError
def leave_one_out(groups):
    for name in dict.fromkeys(groups):
        yield np.flatnonzero(groups != name).reshape(-1, 1)[0], np.flatnonzero(groups == name)[0]


# %% difference_interval right: one draw after the other
def difference_interval(right_a, right_b, groups, rng, rounds=2000):
    names = sorted(set(np.asarray(groups).tolist()))
    parts = [(right_a * 1 - right_b * 1)[groups == name] for name in names]
    values = [
        np.concatenate([parts[i] for i in rng.integers(len(parts), size=len(parts))]).mean()
        for _ in range(rounds)
    ]
    return float(np.percentile(values, 2.5)), float(np.percentile(values, 97.5))


# %% difference_interval wrong: draws clips
# says: draw whole groups, not clips
def difference_interval(right_a, right_b, groups, rng, rounds=2000):
    gain = right_a.astype(float) - right_b
    values = gain[rng.integers(0, len(gain), (rounds, len(gain)))].mean(axis=1)
    return np.quantile(values, [0.025, 0.975])


# %% difference_interval wrong: B minus A
# says: A minus B, not B minus A
def difference_interval(right_a, right_b, groups, rng, rounds=2000):
    names, place = np.unique(groups, return_inverse=True)
    gain, counts = np.bincount(place, right_b.astype(float) - right_a), np.bincount(place)
    drawn = rng.integers(0, len(names), (rounds, len(names)))
    return np.quantile(gain[drawn].sum(axis=1) / counts[drawn].sum(axis=1), [0.025, 0.975])


# %% difference_interval wrong: the mean of the groups' means
# says: weighs all groups alike
def difference_interval(right_a, right_b, groups, rng, rounds=2000):
    names, place = np.unique(groups, return_inverse=True)
    gain, counts = np.bincount(place, right_a.astype(float) - right_b), np.bincount(place)
    drawn = rng.integers(0, len(names), (rounds, len(names)))
    return np.quantile((gain / counts)[drawn].mean(axis=1), [0.025, 0.975])


# %% difference_interval wrong: a draw for each model
# says: A minus B|use the same draw|expected about
def difference_interval(right_a, right_b, groups, rng, rounds=2000):
    names, place = np.unique(groups, return_inverse=True)
    counts, values = np.bincount(place), []
    for right in (right_a, right_b):
        drawn = rng.integers(0, len(names), (rounds, len(names)))
        values.append(np.bincount(place, right)[drawn].sum(axis=1) / counts[drawn].sum(axis=1))
    return np.quantile(values[0] - values[1], [0.025, 0.975])


# %% difference_interval wrong: 90 percent
# says: expected about
def difference_interval(right_a, right_b, groups, rng, rounds=2000):
    names, place = np.unique(groups, return_inverse=True)
    gain, counts = np.bincount(place, right_a.astype(float) - right_b), np.bincount(place)
    drawn = rng.integers(0, len(names), (rounds, len(names)))
    return np.quantile(gain[drawn].sum(axis=1) / counts[drawn].sum(axis=1), [0.05, 0.95])


# %% difference_interval wrong: its own generator
# says: another generator gave the very same interval
def difference_interval(right_a, right_b, groups, rng, rounds=2000):
    names, place = np.unique(groups, return_inverse=True)
    gain, counts = np.bincount(place, right_a.astype(float) - right_b), np.bincount(place)
    drawn = np.random.default_rng(0).integers(0, len(names), (rounds, len(names)))
    return np.quantile(gain[drawn].sum(axis=1) / counts[drawn].sum(axis=1), [0.025, 0.975])


# %% difference_interval wrong: only the middle
# says: return two numbers
def difference_interval(right_a, right_b, groups, rng, rounds=2000):
    return right_a.mean() - right_b.mean()


# %% difference_interval crash: booleans cannot be subtracted
# says: TypeError
def difference_interval(right_a, right_b, groups, rng, rounds=2000):
    return np.quantile(right_a - right_b, [0.025, 0.975])


# %% segments right: with a list of runs, twice
def segments(answers, shortest=2):
    labels, current = [], None
    runs = [(label, len(list(run))) for label, run in itertools.groupby(answers)]
    first = next((label for label, length in runs if length >= shortest), None)
    if first is None:
        return []
    current = first
    for label, length in runs:
        current = label if length >= shortest else current
        labels += [current] * length
    found, at = [], 0
    for label, run in itertools.groupby(labels):
        length = len(list(run))
        found.append((label, at, at + length))
        at += length
    return found


# %% segments wrong: stop is the last second
# says: stop is the second after the last one
def segments(answers, shortest=2):
    found, at = [], 0
    for label, run in itertools.groupby(answers):
        length = len(list(run))
        found.append((label, at, at + length - 1))
        at += length
    return found


# %% segments wrong: counts each stretch from 0
# says: count from the beginning of the film
def segments(answers, shortest=2):
    return [(label, 0, len(list(run))) for label, run in itertools.groupby(answers)]


# %% segments wrong: keeps the flaws
# says: the single b is a flaw
def segments(answers, shortest=2):
    found, at = [], 0
    for label, run in itertools.groupby(answers):
        length = len(list(run))
        found.append((label, at, at + length))
        at += length
    return found


# %% segments wrong: drops the flaws
# says: no gap
def segments(answers, shortest=2):
    found, at = [], 0
    for label, run in itertools.groupby(answers):
        length = len(list(run))
        if length >= shortest:
            found.append((label, at, at + length))
        at += length
    return found


# %% segments wrong: does not merge
# says: neighbours of equal label become one
def segments(answers, shortest=2):
    found, at = [], 0
    for label, run in itertools.groupby(answers):
        length = len(list(run))
        if length >= shortest:
            found.append((label, at, at + length))
        elif found:
            found[-1] = (found[-1][0], found[-1][1], at + length)
        at += length
    return found


# %% segments wrong: the start is lost
# says: the c at the start joins the first stretch
def segments(answers, shortest=2):
    found, at = [], 0
    for label, run in itertools.groupby(answers):
        length = len(list(run))
        if length < shortest or (found and found[-1][0] == label):
            if found:
                found[-1] = (found[-1][0], found[-1][1], at + length)
        else:
            found.append((label, at, at + length))
        at += length
    return found


# %% segments wrong: shortest is always two
# says: is `shortest` used
def segments(answers, shortest=2):
    found, at = [], 0
    for label, run in itertools.groupby(answers):
        length = len(list(run))
        if length < 2 or (found and found[-1][0] == label):
            if found:
                found[-1] = (found[-1][0], found[-1][1], at + length)
        else:
            found.append((label, at if found else 0, at + length))
        at += length
    return found


# %% flip_clip right: with NumPy's flip and a pattern
def flip_clip(frames, label):
    swap = {"left": "right", "right": "left"}
    return np.flip(frames, axis=2), re.sub(r"\b(left|right)\b", lambda m: swap[m[1]], label)


# %% flip_clip wrong: keeps the label
# says: and you left it as it was
def flip_clip(frames, label):
    return frames[:, :, ::-1], label


# %% flip_clip wrong: runs backwards
# says: that runs the clip backwards
def flip_clip(frames, label):
    swap = {"left": "right", "right": "left"}
    return frames[::-1], " ".join(swap.get(word, word) for word in label.split())


# %% flip_clip wrong: upside down
# says: upside down
def flip_clip(frames, label):
    return frames[:, ::-1], label


# %% flip_clip wrong: swaps the colours
# says: swaps red and blue
def flip_clip(frames, label):
    return frames[..., ::-1], label


# %% flip_clip wrong: in place
# says: leave the clip that came in as it is
def flip_clip(frames, label):
    swap = {"left": "right", "right": "left"}
    frames[:] = frames[:, :, ::-1].copy()
    return frames, " ".join(swap.get(word, word) for word in label.split())


# %% flip_clip wrong: two replaces in a row
# says: 'pan right' mirrored is 'pan left', and you left|mirrored is 'pan right', and you left
def flip_clip(frames, label):
    return frames[:, :, ::-1], label.replace("left", "right").replace("right", "left")


# %% flip_clip wrong: parts of words
# says: does not hold the word
def flip_clip(frames, label):
    label = label.replace("left", "#").replace("right", "left").replace("#", "right")
    return frames[:, :, ::-1], label


# %% flip_clip wrong: only the first word
# says: swap both words at once
def flip_clip(frames, label):
    words = label.split()
    if "left" in words:
        words[words.index("left")] = "right"
    elif "right" in words:
        words[words.index("right")] = "left"
    return frames[:, :, ::-1], " ".join(words)


# %% flip_clip wrong: forgets the label
# says: return two things
def flip_clip(frames, label):
    return frames[:, :, ::-1]


# %% pick_by_clock right: a loop with whole numbers
def pick_by_clock(times, rate):
    picked, tick = [], 0
    for position, time in enumerate(times):
        while tick / rate <= time:
            picked.append(position)
            tick += 1
    return picked


# %% pick_by_clock wrong: by the count
# says: the frames at 0, 0\.25
def pick_by_clock(times, rate):
    ticks = np.arange(int(times[-1] * rate) + 1) / rate
    return np.minimum((ticks * (len(times) - 1) / times[-1]).astype(int), len(times) - 1)


# %% pick_by_clock wrong: the last tick is lost
# says: the tick at the time of the last frame counts
def pick_by_clock(times, rate):
    return np.searchsorted(times, np.arange(int(times[-1] * rate)) / rate)


# %% pick_by_clock wrong: the frame before
# says: first that is not earlier
def pick_by_clock(times, rate):
    ticks = np.arange(int(times[-1] * rate) + 1) / rate
    return np.searchsorted(times, ticks, side="right") - 1


# %% pick_by_clock wrong: never twice
# says: a slow film's frames are used twice
def pick_by_clock(times, rate):
    ticks = np.arange(int(times[-1] * rate) + 1) / rate
    return np.unique(np.searchsorted(times, ticks))


# %% pick_by_clock wrong: gives times
# says: return positions
def pick_by_clock(times, rate):
    ticks = np.arange(int(times[-1] * rate) + 1) / rate
    return np.asarray(times)[np.searchsorted(times, ticks)]


# %% pick_by_clock wrong: a tick too many
# says: no tick after the last frame|every second one
def pick_by_clock(times, rate):
    ticks = np.arange(int(np.ceil(times[-1] * rate)) + 1) / rate
    return np.minimum(np.searchsorted(times, ticks), len(times) - 1)
