# Run by `make grade` after each check, with inputs that the check in the chapter does not show.
# %% best_judge
hidden_p = np.array([[0, 0.2, 0.6], [0, 0.5, 0.01]])
hidden_q = np.array([[0, 0.6, 0.2], [0.4, 0, 0.03]])
with np.errstate(all="ignore"):
    hidden_got = best_judge(hidden_p, hidden_q)
assert np.allclose(hidden_got, [[0.5, 0.25, 0.75], [0, 1, 0.25]]), "wrong for other densities"

# %% jensen_shannon
hidden_p, hidden_q = np.array([0.1, 0.2, 0.7, 0, 0]), np.array([0.4, 0, 0.1, 0.5, 0])
hidden_parts = [
    (a, (a + b) / 2) for a, b in zip([*hidden_p, *hidden_q], [*hidden_q, *hidden_p], strict=True)
]
hidden_truth = sum(a * np.log(a / m) / 2 for a, m in hidden_parts if a > 0)
with np.errstate(all="ignore"):
    assert np.isclose(jensen_shannon(hidden_p, hidden_q), hidden_truth), "other histograms"

# %% gan_losses
hidden_real, hidden_made = np.array([0, 2, -1, 3, 0.5]), np.array([-2.0, 0.25])
hidden_terms = [np.log1p(np.exp(a)) for a in (-hidden_real, hidden_real, hidden_made, -hidden_made)]
hidden_means = [term.mean() for term in hidden_terms]
for hidden_smooth in (1.0, 0.8):
    hidden_judge = hidden_smooth * hidden_means[0] + (1 - hidden_smooth) * hidden_means[1]
    hidden_truth = (hidden_judge + hidden_means[2]) / 2, hidden_means[3]
    hidden_got = gan_losses(hidden_real, hidden_made, hidden_smooth)
    assert np.allclose(hidden_got, hidden_truth, atol=1e-5), "wrong for other logits"

# %% count_modes
hidden_centres = np.array([[x, y] for x in (0.0, 2, 4) for y in (0, 3)])
hidden_offset = np.array([0.1, -0.2])
hidden_points = np.repeat(hidden_centres + hidden_offset, [30, 12, 3, 20, 5, 50], axis=0)
hidden_points[45:65, 0] += 0.4
for hidden_settings, hidden_truth in [
    ({}, (5, 100 / 120)),
    ({"least": 0.05}, (3, 100 / 120)),
    ({"radius": 0.2}, (0, 0)),
    ({"radius": 0.6, "least": 0.025}, (6, 1)),  # 3 of 120 points are 0.025 of them
    ({"radius": 9, "least": 0.2}, (2, 1)),
]:
    hidden_got = count_modes(hidden_points, hidden_centres, **hidden_settings)
    assert np.allclose(hidden_got, hidden_truth), "wrong for other points"

# %% slope_penalty
hidden_points = np.random.default_rng(51).normal(size=(5, 2)).astype(np.float32)
hidden_got = float(slope_penalty(lambda x: x[:, :1] * x[:, 1:], hidden_points))
assert np.isclose(hidden_got, (hidden_points**2).sum() / 5, rtol=1e-3), "wrong for another judge"
hidden_pictures = np.random.default_rng(52).normal(size=(4, 2, 5, 3)).astype(np.float32)
hidden_got = slope_penalty(lambda x: tf.reduce_sum(tf.sin(x), axis=(1, 2, 3)), hidden_pictures)
assert np.isclose(float(hidden_got), (np.cos(hidden_pictures) ** 2).sum() / 4, rtol=1e-3)

# %% nearest_training
hidden_rng = np.random.default_rng(53)
hidden_training = hidden_rng.normal(size=(15, 3, 4, 2)).astype(np.float32)
hidden_drawings = hidden_rng.normal(size=(6, 3, 4, 2)).astype(np.float32)
hidden_table = ((hidden_drawings[:, None] - hidden_training) ** 2).mean(axis=(2, 3, 4)) ** 0.5
hidden_got = nearest_training(hidden_drawings, hidden_training)
assert np.array_equal(hidden_got[0], hidden_table.argmin(axis=1)), "wrong for other pictures"
assert np.allclose(hidden_got[1], hidden_table.min(axis=1), atol=1e-3), "wrong for other pictures"

# %% effective_number
assert np.isclose(effective_number(np.repeat([5, 2, 8], [6, 3, 3])), 2**1.5), "other labels"
hidden_labels = np.random.default_rng(54).permutation(np.repeat([9, 0, 4], [9, 1, 0]))
hidden_truth = 2 ** -(0.9 * np.log2(0.9) + 0.1 * np.log2(0.1))
assert np.isclose(effective_number(hidden_labels), hidden_truth), "wrong for other labels"

# %% at_infinity
hidden_sizes = [30, 1000, 60, 200]
hidden_got = at_infinity(hidden_sizes, [90 / n - 4 for n in hidden_sizes])
assert np.isclose(hidden_got, -4), "wrong for other sizes"
hidden_truth = np.polyfit([1 / 25, 1 / 64, 1 / 300], [3.0, 5.0, 4.5], 1)[1]
assert np.isclose(at_infinity([25, 64, 300], [3.0, 5.0, 4.5]), hidden_truth), "other sizes"

# %% auc
assert np.isclose(auc(np.array([3.0, 1, 4, 1, 5]), np.array([2.0, 1, 6])), 8 / 15), "other scores"
hidden_real, hidden_fake = np.arange(11.0) % 7, np.arange(6.0) * 2 - 1
hidden_pairs = [(r < f) + (r == f) / 2 for r in hidden_real for f in hidden_fake]
assert np.isclose(auc(hidden_real[:, None], hidden_fake[:, None]), np.mean(hidden_pairs)), (
    "wrong for other scores"
)

# %% choose_and_measure
hidden_networks, hidden_tuning, hidden_fresh = ["u", "v", "w", "x"], [3, 4, 11], [0, 20]
hidden_table = np.random.default_rng(58).random((4, 21))
for hidden_sign in (1, -1):
    hidden_scores = hidden_sign * hidden_table
    hidden_best = hidden_scores[:, hidden_tuning].mean(axis=1).argmin()
    hidden_got = choose_and_measure(
        hidden_networks,
        lambda network, seed, scores=hidden_scores: scores["uvwx".index(network), seed],
        hidden_tuning,
        hidden_fresh,
    )
    hidden_truth = hidden_best, hidden_scores[hidden_best, hidden_fresh].mean()
    assert np.allclose(hidden_got, hidden_truth), "wrong for other networks"
try:
    hidden_got = choose_and_measure(
        hidden_networks, lambda network, seed: seed, [5, 6], [4, 7, 6, 3]
    )
except ValueError:
    hidden_got = None
assert hidden_got is None, "seed 6 is in both lists"
