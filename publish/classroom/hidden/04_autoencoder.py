# Run by `make grade` after each check, with inputs that the check in the chapter does not show.
# %% frame_errors
hidden_pair = np.random.default_rng(41).integers(0, 256, (2, 5, 3, 7, 2)).astype(np.uint8)
hidden_truth = [np.mean((a / 255 - b / 255) ** 2) for a, b in zip(*hidden_pair, strict=True)]
assert np.allclose(frame_errors(*hidden_pair), hidden_truth, atol=1e-5), "wrong for other frames"

# %% principal_angles
hidden_rng, hidden_axes = np.random.default_rng(42), np.eye(8)
hidden_turns = np.radians([75, 20, 50])
hidden_b = hidden_axes[:, :3] * np.cos(hidden_turns) + hidden_axes[:, 4:7] * np.sin(hidden_turns)
hidden_mix = hidden_rng.normal(size=(2, 3, 3))
hidden_got = principal_angles(hidden_axes[:, :3] @ hidden_mix[0], hidden_b @ hidden_mix[1])
assert np.allclose(hidden_got, [20, 50, 75], atol=0.1), "wrong for other subspaces"

# %% quantise
hidden_codes = np.random.default_rng(43).uniform(-5, 11, (6, 9))
for hidden_bits in (3, 4, 6):
    hidden_levels = np.linspace(-3, 9, 2**hidden_bits)
    hidden_truth = hidden_levels[np.abs(hidden_codes[..., None] - hidden_levels).argmin(axis=-1)]
    hidden_got = quantise(hidden_codes, -3.0, 9.0, hidden_bits)
    assert np.allclose(hidden_got, hidden_truth, atol=1e-5), "wrong for other numbers"

# %% kl_to_standard
hidden_mean = np.array([[2.0, 0, -1, 0.5, 0], [0, 3, 0, 0, 0]])
hidden_variance = np.array([[4.0, 1, 0.25, 1, 9], [1, 1, 1, 1, 0.1]])
hidden_truth = (hidden_mean**2 + hidden_variance - np.log(hidden_variance) - 1) @ np.full(5, 0.5)
hidden_got = np.asarray(kl_to_standard(hidden_mean, np.log(hidden_variance)))
assert np.allclose(hidden_got, hidden_truth, atol=1e-4), "wrong for another batch"

# %% draw_code
hidden_mean = np.array([[1.0, -2, 0.5], [0, 7, 3]])
hidden_sigma = np.array([[3.0, 0.1, 1], [2, 0.5, 10]])
hidden_noise = np.array([[-1.0, 2, 0], [0.5, -3, 0.1]])
hidden_got = np.asarray(draw_code(hidden_mean, 2 * np.log(hidden_sigma), hidden_noise))
assert np.allclose(hidden_got, [[-2, -1.8, 0.5], [1, 5.5, 4]], atol=1e-4), "wrong for other codes"

# %% active_units
hidden_means = np.random.default_rng(44).normal(size=(80, 6)) * [0.02, 2, 0.4, 0, 1, 0.2] - 1.5
assert active_units(hidden_means) == 4, "wrong for other means"
assert active_units(hidden_means, 0.1) == 3, "wrong for another threshold"
assert active_units(hidden_means[:, :2], threshold=2) == 1, "wrong for another threshold"

# %% average_precision
hidden_odd = np.array([True, False, False, True, True])
hidden_got = average_precision(np.array([-1.0, -5, 3, 2, -2]), hidden_odd)
assert np.isclose(hidden_got, (1 / 2 + 2 / 3 + 3 / 4) / 3), "wrong for other scores"
hidden_scores = np.random.default_rng(45).permutation(33) - 9.5
hidden_odd = hidden_scores % 5 > 2
hidden_truth = average_precision_score(hidden_odd, hidden_scores)
assert np.isclose(average_precision(hidden_scores, hidden_odd), hidden_truth), "other scores"

# %% best_threshold
for hidden_seed in (46, 47, 48):
    hidden_rng = np.random.default_rng(hidden_seed)
    hidden_scores = hidden_rng.permutation(31) * 2.5 - 20
    hidden_odd = hidden_scores + hidden_rng.normal(0, 25, 31) > 30
    hidden_f1 = [
        2
        * (hidden_odd & (hidden_scores >= t)).sum()
        / (hidden_odd.sum() + (hidden_scores >= t).sum())
        for t in hidden_scores
    ]
    hidden_truth = hidden_scores[np.argmax(hidden_f1)], max(hidden_f1)
    assert np.allclose(best_threshold(hidden_scores, hidden_odd), hidden_truth), "other scores"

hidden_odd = np.array([True, False, False, False, False, False, False, True, True])
assert best_threshold(np.arange(9.0, 0, -1), hidden_odd)[0] == 9, "the highest of equals"

# %% count_events
for hidden_size, hidden_on, hidden_events, hidden_truth in [
    (25, [0, 1, 4, 9, 10, 11, 12, 18, 24], [[1, 2], [4, 4], [12, 14], [16, 17], [19, 20]], [3, 2]),
    (12, range(12), [], [0, 1]),
    (8, [2, 3, 5, 6], [[3, 5]], [1, 0]),
]:
    hidden_got = count_events(np.isin(np.arange(hidden_size), [*hidden_on]), hidden_events)
    assert [int(n) for n in hidden_got] == hidden_truth, "wrong for other alarms"
