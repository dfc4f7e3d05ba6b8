# Run by `make grade` after each check, with inputs that the check in the chapter does not show.
# %% scores_of
hidden_got = scores_of(np.array([[3, 0, 4, 2], [0, 0, 2, 0], [5, 0, 6, 0], [0, 0, 0, 0]]))
assert np.allclose(hidden_got[0], [3 / 8, 0, 1 / 2, 0]), "wrong for another matrix"
assert np.allclose(hidden_got[1], [1 / 3, 0, 6 / 11, 0]), "wrong for another matrix"
assert np.allclose(hidden_got[2], [6 / 17, 0, 12 / 23, 0]), "wrong for another matrix"

# %% cheapest_threshold
hidden_rng = np.random.default_rng(61)
hidden_scores = hidden_rng.integers(-9, 9, 40) / 4.0
hidden_truth = hidden_scores + hidden_rng.normal(size=40) > 0.6
for hidden_miss, hidden_alarm in [(7, 3), (2, 9), (1, 30)]:
    hidden_costs = [
        (
            int((hidden_truth & (hidden_scores < t)).sum()) * hidden_miss
            + int((~hidden_truth & (hidden_scores >= t)).sum()) * hidden_alarm,
            -t,
        )
        for t in [*hidden_scores, np.inf]
    ]
    hidden_got = cheapest_threshold(hidden_scores, hidden_truth, hidden_miss, hidden_alarm)
    assert np.allclose(hidden_got, [-min(hidden_costs)[1], min(hidden_costs)[0]]), "other scores"
hidden_got = cheapest_threshold(np.array([5.0, 3, 1]), np.array([True, False, True]), 1, 1)
assert tuple(hidden_got) == (5, 1), "the highest of equals"

# %% video_accuracy
hidden_rng = np.random.default_rng(71)
hidden_videos = hidden_rng.permutation(np.repeat([*"stuvwxyz"], range(1, 9)))
hidden_labels = np.array([ord(name) % 5 for name in hidden_videos])
hidden_logits = hidden_rng.normal(size=(36, 5)) + np.eye(5)[hidden_labels]
hidden_logits *= hidden_rng.exponential(3, (36, 1))  # a few frames are very sure
hidden_right = [
    hidden_logits[hidden_videos == name].sum(axis=0).argmax() == ord(name) % 5
    for name in "stuvwxyz"
]
hidden_got = video_accuracy(hidden_logits, hidden_videos, hidden_labels)
assert np.isclose(hidden_got, sum(hidden_right) / 8), "wrong for other videos"

# %% temporal_iou
assert np.isclose(temporal_iou((2, 9), (5, 30)), 1 / 7), "wrong for other segments"
assert np.isclose(temporal_iou((43, 50), (40, 47)), 2 / 5), "wrong for other segments"
assert np.isclose(temporal_iou((120, 130), (100, 160)), 1 / 6), "wrong for other segments"
assert temporal_iou((7, 9), (0, 1)) == 0, "wrong for other segments"

# %% label_and_group
hidden_got = label_and_group("v_BasketballDunk_g25_c07.webm")
assert tuple(hidden_got) == ("BasketballDunk", "BasketballDunk_g25"), "wrong for another name"
hidden_got = label_and_group("data/films.old/v_YoYo_g08_c11.mp4")
assert tuple(hidden_got) == ("YoYo", "YoYo_g08"), "wrong for another name"
for hidden_odd in (
    "v_Biking_g07.avi",
    "Biking_g07_c01.avi",
    "v_Biking_g07_c1.avi",
    "x_v_Biking_g07_c01.mp4",
):
    assert label_and_group(hidden_odd) is None, "wrong for another name"

# %% clip_interval
hidden_rng = np.random.default_rng(63)
hidden_numbers = hidden_rng.integers(1, 30, 25)
hidden_clips = np.repeat([f"film {n}" for n in range(25)], hidden_numbers)
hidden_values = np.repeat(hidden_rng.normal(20, 8, 25) + hidden_numbers, hidden_numbers)
hidden_sums = np.array([hidden_values[hidden_clips == f"film {n}"].sum() for n in range(25)])
hidden_drawn = hidden_rng.integers(0, 25, (20000, 25))
hidden_means = hidden_sums[hidden_drawn].sum(axis=1) / hidden_numbers[hidden_drawn].sum(axis=1)
hidden_truth = np.quantile(hidden_means, [0.025, 0.975])
hidden_got = np.array(clip_interval(hidden_values, hidden_clips, np.random.default_rng(64), 8000))
assert np.abs(hidden_got - hidden_truth).max() < 0.05 * np.ptp(hidden_truth), (
    "wrong for other clips"
)

# %% mcnemar
hidden_first = np.repeat([True, False, True, False], [2, 9, 20, 9])
hidden_second = np.repeat([False, True, True, False], [2, 9, 20, 9])
assert np.allclose(mcnemar(hidden_first, hidden_second), [2, 9, 2 * (1 + 11 + 55) / 2**11])
assert np.allclose(mcnemar(hidden_second[:15], hidden_first[:15]), [9, 2, 0.0654], atol=1e-4)
assert mcnemar(np.array([True, False]), np.array([False, True]))[2] == 1, "more than 1"
assert np.allclose(mcnemar(hidden_first[:7], ~hidden_first[:7]), [2, 5, 2 * (1 + 7 + 21) / 2**7])

# %% calibration_error
hidden_rng = np.random.default_rng(65)
hidden_shares = np.concatenate([hidden_rng.dirichlet(np.full(4, 0.5), 150), np.eye(4)])
hidden_lucky = hidden_rng.random(154) < 0.7  # too modest below 0.7, too sure above
hidden_labels = np.where(hidden_lucky, hidden_shares.argmax(axis=1), hidden_shares.argmin(axis=1))
hidden_gain = (hidden_shares.argmax(axis=1) == hidden_labels) - hidden_shares.max(axis=1)
for hidden_bins in (10, 13, 4):
    hidden_place = (hidden_shares.max(axis=1) * hidden_bins).astype(int).clip(0, hidden_bins - 1)
    hidden_truth = np.abs(np.bincount(hidden_place, hidden_gain)).sum() / 154
    assert np.isclose(calibration_error(hidden_shares, hidden_labels, hidden_bins), hidden_truth)

# %% largest_coverage
hidden_rng = np.random.default_rng(66)
hidden_sure = hidden_rng.permutation(43) / 50
hidden_right = hidden_rng.random(43) < hidden_sure + 0.1
hidden_ranked = hidden_right[np.argsort(hidden_sure)[::-1]]
for hidden_target in (0.587, 0.713, 0.931):
    hidden_fits = [n / 43 for n in range(1, 44) if hidden_ranked[:n].mean() >= hidden_target]
    hidden_got = largest_coverage(hidden_sure, hidden_right, hidden_target)
    assert np.isclose(hidden_got, max(hidden_fits, default=0)), "wrong for other clips"
assert largest_coverage(hidden_sure, np.zeros(43, bool), 0.2) == 0, "wrong when none is right"
assert largest_coverage(np.array([0.2, 0.7]), np.array([True, False]), 0.5) == 1, "at least"

# %% labels_and_answers
hidden_inputs = np.arange(24.0).reshape(12, 2)
hidden_truth = np.array([5, 0, 3, 3, 2, 1, 4, 4, 0, 5, 5, 2])
hidden_batches = ((hidden_inputs[i : i + 5], hidden_truth[i : i + 5]) for i in range(0, 12, 5))
hidden_got = labels_and_answers(
    hidden_batches, lambda x: -np.abs(np.arange(6) - np.asarray(x)[:, :1] // 4)
)
assert np.array_equal(hidden_got[0], hidden_truth), "wrong for another data set"
assert np.array_equal(hidden_got[1], np.repeat(range(6), 2)), "wrong for another data set"

# %% f1_of_batches
hidden_truth = np.repeat([True, False, True, False], [5, 2, 4, 8])
hidden_answer = np.repeat([True, True, False, False], [5, 2, 4, 8])
for hidden_order in (np.arange(19), np.arange(19)[::-1]):
    hidden_parts = (hidden_order[a:b] for a, b in [(0, 3), (3, 6), (6, 11), (11, 19)])
    hidden_got = f1_of_batches((hidden_truth[part], hidden_answer[part]) for part in hidden_parts)
    assert np.isclose(hidden_got, 10 / 16), "wrong for other batches"
