# Run by `make grade` after each check, with inputs that the check in the chapter does not show.
# %% safe_name
assert safe_name("films\\2026/My cat & dog!.WebM") == "My_cat_dog.webm", "wrong for another name"
assert safe_name("/tmp/\u65e5\u672c (final)_.mkv") == "final.mkv", "wrong for another name"
assert safe_name("ab." * 20 + "m4v") == "ab_" * 13 + "a.m4v", "wrong for another name"
for hidden_name in ("film.mp3", "webm", "a.mov/b.txt"):
    try:
        hidden_got = safe_name(hidden_name)
    except ValueError:
        hidden_got = None
    assert hidden_got is None, f"{hidden_name!r} does not end like a video"

# %% leave_one_out
for hidden_groups in ([5, 2, 2, 9, 5, 7, 9, 2], [*"tuba tuba"]):
    hidden_got = [
        [sorted(map(int, part)) for part in pair] for pair in leave_one_out(hidden_groups)
    ]
    hidden_truth = [
        [[i for i, g in enumerate(hidden_groups) if (g == name) == this] for this in (False, True)]
        for name in dict.fromkeys(hidden_groups)
    ]
    assert hidden_got == hidden_truth, "wrong for other groups"

# %% difference_interval
hidden_rng = np.random.default_rng(111)
hidden_numbers = hidden_rng.integers(3, 40, 14)
hidden_groups = np.repeat(hidden_rng.permutation(90)[:14], hidden_numbers)
hidden_level = np.repeat(hidden_rng.random(14), hidden_numbers)  # how easy a group is for both
hidden_luck = hidden_rng.random((2, len(hidden_groups)))
hidden_a = hidden_luck[0] < hidden_level + 0.01 * np.repeat(hidden_numbers, hidden_numbers)
hidden_b = hidden_luck[1] < hidden_level
hidden_names, hidden_place = np.unique(hidden_groups, return_inverse=True)
hidden_gain = np.bincount(hidden_place, hidden_a * 1.0 - hidden_b)
hidden_drawn = hidden_rng.integers(0, 14, (20000, 14))
hidden_means = hidden_gain[hidden_drawn].sum(1) / np.bincount(hidden_place)[hidden_drawn].sum(1)
hidden_truth = np.quantile(hidden_means, [0.025, 0.975])
hidden_rng = np.random.default_rng(112)
hidden_got = np.array(difference_interval(hidden_a, hidden_b, hidden_groups, hidden_rng, 8000))
assert np.abs(hidden_got - hidden_truth).max() < 0.05 * np.ptp(hidden_truth), "other groups"

# %% segments
for hidden_text, hidden_shortest, hidden_truth in [
    ("zxxxxyxzzz", 3, [("x", 0, 7), ("z", 7, 10)]),
    ("abbccbddbb", 2, [("b", 0, 3), ("c", 3, 6), ("d", 6, 8), ("b", 8, 10)]),
    ("ppppqqqrrrrppp", 4, [("p", 0, 7), ("r", 7, 14)]),
    ("uvvw", 1, [("u", 0, 1), ("v", 1, 3), ("w", 3, 4)]),
]:
    hidden_got = segments([f"it {letter}" for letter in hidden_text], hidden_shortest)
    assert [(label[3:], start, stop) for label, start, stop in hidden_got] == hidden_truth

# %% flip_clip
hidden_clip = np.arange(84).reshape(2, 3, 7, 2).astype(np.uint8)
for hidden_label, hidden_truth in [
    ("right foot then left foot", "left foot then right foot"),
    ("turn right", "turn left"),
    ("copyright notice", "copyright notice"),
]:
    hidden_got = flip_clip(hidden_clip, hidden_label)
    assert np.array_equal(hidden_got[0], hidden_clip[:, :, [6, 5, 4, 3, 2, 1, 0]]), "another clip"
    assert hidden_got[1] == hidden_truth, "wrong for another label"

# %% pick_by_clock
for hidden_times, hidden_rate, hidden_truth in [
    ([0, 0.125, 0.25, 1, 1.0625, 2], 4, [0, 2, 3, 3, 3, 5, 5, 5, 5]),
    ([0, 0.75, 1.5, 2.25, 3.5], 1, [0, 2, 3, 4]),
    (np.arange(49) / 32, 8, [*range(0, 49, 4)]),
]:
    hidden_got = np.asarray(pick_by_clock(hidden_times, hidden_rate)).tolist()
    assert hidden_got == hidden_truth, "wrong for other times"
