# Run by `make grade` after each check, with inputs that the check in the chapter does not show.
# %% conv_output_size
assert conv_output_size(100, 5, 3, 2) == 34, "wrong for other numbers"
assert conv_output_size(17, 4, stride=2, padding=1, dilation=3) == 5, "wrong for other numbers"
assert conv_output_size(64, 7, padding=3, stride=4) == 16, "wrong for other numbers"

# %% max_pool
hidden_image = -np.random.default_rng(21).integers(1, 99, (11, 5)).astype(np.float32)
hidden_truth = [[hidden_image[i : i + 3, :3].max()] for i in (0, 3, 6)]
assert np.array_equal(max_pool(hidden_image, 3), hidden_truth), "wrong for another picture"
assert np.array_equal(
    max_pool(hidden_image.T, 5)[0], [hidden_image[i : i + 5].max() for i in (0, 5)]
)

# %% receptive_field
assert receptive_field([(5, 1), (3, 2), (4, 3), (2, 1)]) == 19, "wrong for another stack"
assert receptive_field([(11, 4), (3, 2), (5, 1)]) == 51, "wrong for another stack"
assert receptive_field([(1, 7), (2, 1)]) == 8, "wrong for another stack"

# %% article_parameters
for hidden_size, hidden_after in [(64, 31), (101, 49), (10, 4)]:
    hidden_truth = 896 + (hidden_after**2 * 32 + 1) * 1024 + 10250
    assert article_parameters(hidden_size) == hidden_truth, "wrong for another size"

# %% random_roll
hidden_frame = np.arange(7, 22, dtype=np.uint8).reshape(3, 5, 1)
hidden_got = random_roll(np.tile(hidden_frame, (400, 1, 1, 1)), np.random.default_rng(23))
hidden_rolls = {np.roll(hidden_frame, (i, j), (0, 1)).tobytes() for i in range(3) for j in range(5)}
assert {frame.tobytes() for frame in hidden_got} == hidden_rolls, "wrong for another size"
assert len({frame.tobytes() for frame in hidden_got[:15]}) > 3, "frames are pushed alike"

# %% crossentropy
hidden_logits, hidden_labels = np.random.default_rng(24).normal(size=(4, 7)), np.array([6, 0, 3, 3])
hidden_shares = np.exp(hidden_logits) / np.exp(hidden_logits).sum(axis=1, keepdims=True)
hidden_truth = -np.log(hidden_shares[range(4), hidden_labels]).mean()
assert np.isclose(crossentropy(hidden_logits, hidden_labels), hidden_truth, atol=1e-4)
assert np.isclose(
    crossentropy(np.array([[-2000.0, -2001, -3000]]), np.array([1])), 1.3133, atol=1e-3
)

# %% cam
hidden_rng = np.random.default_rng(25)
hidden_maps, hidden_slopes = hidden_rng.random((6, 3, 5)), hidden_rng.normal(size=(6, 3, 5))
hidden_truth = sum(hidden_maps[..., c] * hidden_slopes[..., c].mean() for c in range(5))
assert hidden_truth.min() < 0 < hidden_truth.max()
assert np.allclose(cam(hidden_maps, hidden_slopes), hidden_truth.clip(0)), "wrong for other maps"

# %% time_report
hidden_first = np.arange(1000) % 5  # the label is told by the first frame of 6 clips in 10
hidden_clips = ((hidden_first[:, None] + np.arange(5)) % 5)[:, :, None, None, None]
hidden_labels = np.where(np.arange(1000) % 50 < 30, hidden_first, hidden_clips[:, -1].ravel())
hidden_got = time_report(
    lambda clips: clips[:, 0, 0, 0, 0],
    np.tile(hidden_clips, (1, 1, 3, 2, 1)).astype(np.uint8),
    hidden_labels,
    np.random.default_rng(26),
)
assert np.isclose(hidden_got["in order"], 0.6) and np.isclose(hidden_got["reversed"], 0.4)
assert 0.14 < hidden_got["shuffled"] < 0.26, "wrong for another model"

# %% lint_split
hidden_frames = np.random.default_rng(27).integers(0, 250, (9, 5, 7, 3)).astype(np.uint8)
hidden_frames[8], hidden_frames[6] = hidden_frames[3] ^ 1, hidden_frames[3] + 3
hidden_given = hidden_frames, np.array([*"abcdefbah"]), np.array([*"xyzxyzwwu"])
for hidden_limit, hidden_truth in [(2, {(3, 8)}), (4, {(3, 8), (3, 6)})]:
    hidden_got = lint_split(*hidden_given, np.array([7, 3, 1]), np.array([0, 8, 6]), hidden_limit)
    assert set(hidden_got["near_duplicates"]) == hidden_truth, "wrong for other frames"
    assert hidden_got["shared_sources"] == {"a", "b"} and hidden_got["unseen_labels"] == {"u"}


# %% predict_stream
class hidden_model:
    def predict(inputs, *args, **settings):
        hidden_sizes.append(len(inputs))
        return inputs[:, 0, 0] * 2.0


for hidden_n, hidden_batch, hidden_truth in [(11, 4, [4, 4, 3]), (20, 10, [10, 10]), (5, 9, [5])]:
    hidden_sizes, hidden_stream = [], (np.full((2, 5, 3), n, np.uint8) for n in range(hidden_n))
    hidden_got = predict_stream(hidden_model, hidden_stream, hidden_batch)
    assert hidden_sizes == hidden_truth, "wrong for another stream"
    assert np.array_equal(hidden_got, np.tile(np.arange(hidden_n)[:, None] * 2, 3))

# %% ready_for_lite0
for hidden_h, hidden_w in [(360, 200), (90, 130), (224, 301)]:
    hidden_frame, hidden_side = (
        np.full((hidden_h, hidden_w, 3), 255, np.uint8),
        min(hidden_h, hidden_w),
    )
    hidden_top, hidden_left = (hidden_h - hidden_side) // 2, (hidden_w - hidden_side) // 2
    hidden_square = hidden_frame[hidden_top:, hidden_left:][:hidden_side, :hidden_side]
    hidden_square[:], hidden_square[hidden_side // 2 :] = (10, 90, 220), (240, 30, 60)
    hidden_got = ready_for_lite0(hidden_frame)
    assert hidden_got.shape == (224, 224, 3) and hidden_got.dtype == np.float32, "another size"
    assert np.allclose(hidden_got[[4, 100], [4, 219]], (220, 90, 10), atol=2), (
        "wrong for another size"
    )
    assert np.allclose(hidden_got[[124, 219], [4, 219]], (60, 30, 240), atol=2), (
        "upper half or colours"
    )

# %% fitting_loss
hidden_dense = [layers.Flatten(), layers.Dense(8, "relu"), layers.Dense(9)]
hidden_soft = [layers.Flatten(), layers.Softmax(), layers.Dense(9, keras.activations.softmax)]
for hidden_layers, hidden_softmax in [
    (hidden_dense, False),
    (hidden_soft, True),
    ([*hidden_soft[:2], layers.Dense(4)], False),
    ([*hidden_dense, layers.Softmax()], True),
]:
    hidden_loss = fitting_loss(keras.Sequential([keras.Input((2, 3)), *hidden_layers]))
    hidden_cost = float(hidden_loss(np.array([0]), np.array([[1.0, 0.0, 0.0]])))
    assert (hidden_cost < 0.1) == hidden_softmax, "wrong for another model"
