# Run by `make grade` after each check, with inputs that the check in the chapter does not show.
# %% video_bytes
assert video_bytes(7, 24, 90, 160) == 168 * 90 * 160 * 3, "wrong for another film"
assert video_bytes(3, 23.976, 5, 7, 1, 2) == 72 * 5 * 7 * 2, "wrong for another film"

# %% top_green
hidden_clip = np.random.default_rng(41).integers(0, 255, (9, 6, 5, 3))
assert np.array_equal(top_green(hidden_clip), hidden_clip[::2, :3, :, 1:2]), (
    "wrong for another clip"
)

# %% frame_difference
hidden_pair = np.random.default_rng(42).integers(0, 256, (2, 9, 7, 3)).astype(np.uint8)
hidden_truth = np.abs(hidden_pair[1].astype(int) - hidden_pair[0].astype(int))
assert np.array_equal(frame_difference(*hidden_pair), hidden_truth), "wrong for other frames"

# %% sample_indices
for hidden_n, hidden_frames in [(33, 5), (977, 12), (2, 2)]:
    hidden_got = np.asarray(sample_indices(hidden_n, hidden_frames))
    hidden_truth = np.linspace(0, hidden_n - 1, hidden_frames)
    assert len(hidden_got) == hidden_frames and np.abs(hidden_got - hidden_truth).max() <= 1

# %% to_model_input
hidden_frame = np.full((24, 36, 3), (30, 60, 240), np.uint8)
hidden_got = to_model_input(hidden_frame, 12, 8)
assert hidden_got.shape == (8, 12, 3), "wrong for another size"
assert np.allclose(hidden_got, np.array([240, 60, 30]) / 255, atol=0.003), (
    "wrong for another colour"
)

# %% split_by_writer
hidden_writers = np.array([4, 4, 9, 1, 9, 6])
hidden_parts = [
    sorted(np.asarray(part).tolist()) for part in split_by_writer(hidden_writers, {9, 1})
]
assert hidden_parts == [[0, 1, 5], [2, 3, 4]], "wrong for other writers"

# %% encode
hidden_words = {"up": 3, "<pad>": 9, "<unknown>": 8, "goes": 5}
assert list(encode("goes up", hidden_words, 4)) == [5, 3, 9, 9], "wrong for another caption"
assert list(encode("it goes up and up", hidden_words, 3)) == [8, 5, 3], "wrong for another caption"

# %% precision_recall
assert np.allclose(precision_recall([3, 40, 71], [5, 40, 90, 120], 2), (2 / 3, 1 / 2))
assert np.allclose(precision_recall([100, 101], [101], 3), (1 / 2, 1))

# %% validation_positions
hidden_labels = np.repeat([0, 1], [40, 80])
hidden_first, hidden_second = map(np.asarray, validation_positions(hidden_labels, 0.25, seed=9))
assert sorted([*hidden_first.tolist(), *hidden_second.tolist()]) == list(range(120))
assert abs(np.bincount(hidden_labels[hidden_second])[0] - 10) <= 1, "classes in other shares"

# %% make_pipeline_of
hidden_made = make_pipeline_of(
    tf.data.Dataset.range(3),
    lambda n: tf.range(50, dtype=tf.int64) + 100 * n,
    lambda clip: clip[:4],
)
assert sorted(clip.numpy()[0] for clip in hidden_made) == [0, 100, 200], "wrong for other files"

# %% load_first_frame
hidden_got = load_first_frame(fetch("carphone"))
hidden_truth = next(read_frames(fetch("carphone"), size=(128, 128))) / 255
assert np.abs(hidden_got - hidden_truth).mean() < 0.02, "wrong for another film"

# %% random_start
hidden_rng = np.random.default_rng(5)
assert {int(random_start(9, 7, hidden_rng)) for _ in range(200)} == {0, 1, 2}, (
    "wrong for another length"
)
