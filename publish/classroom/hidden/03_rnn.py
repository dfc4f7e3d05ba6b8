# Run by `make grade` after each check, with inputs that the check in the chapter does not show.
# %% recurrent_parameters
assert recurrent_parameters(10, 32) == 1376, "wrong for another layer"
assert recurrent_parameters(6, 9, 3) == 432, "wrong for another layer"
assert recurrent_parameters(4, 11, blocks=4) == 704, "wrong for another layer"

# %% both_ways
hidden_rng = np.random.default_rng(31)
hidden_x, hidden_w = hidden_rng.normal(size=(5, 3)), hidden_rng.normal(size=(2, 3, 2))
hidden_got = both_ways(
    lambda x, w, b: np.cumsum(x @ w + b, axis=0), hidden_x, (hidden_w[0], 1), (hidden_w[1], 2)
)
for hidden_t in range(5):
    hidden_past = (hidden_x[: hidden_t + 1] @ hidden_w[0] + 1).sum(axis=0)
    hidden_rest = (hidden_x[hidden_t:] @ hidden_w[1] + 2).sum(axis=0)
    assert np.allclose(hidden_got[hidden_t], [*hidden_past, *hidden_rest]), (
        "wrong for another network"
    )

# %% clip_together
hidden_given = [np.full((2, 3), -2.0), np.array([1.0, 7.0]), np.full((1, 1, 2), 5.0)]  # length √124
for hidden_limit, hidden_factor in [(2.5, 2.5 / 124**0.5), (11, 11 / 124**0.5), (11.2, 1)]:
    hidden_got = clip_together([g.copy() for g in hidden_given], hidden_limit)
    assert len(hidden_got) == 3, "wrong for other gradients"
    for hidden_new, hidden_old in zip(hidden_got, hidden_given, strict=True):
        assert np.shape(hidden_new) == hidden_old.shape, "wrong for other gradients"
        assert np.allclose(hidden_new, hidden_old * hidden_factor), "wrong for other gradients"

# %% pad_and_mask
hidden_lengths = np.array([1, 5, 3, 2])
hidden_clips = [np.full((n, 2, 3), n - 3, np.int16) for n in hidden_lengths]
hidden_batch, hidden_mask = map(np.asarray, pad_and_mask(hidden_clips))
assert hidden_batch.shape == (4, 5, 2, 3) and hidden_batch.dtype == np.int16, "for other clips"
assert np.array_equal(hidden_mask, np.arange(5) < hidden_lengths[:, None]), "wrong for other clips"
assert np.array_equal(hidden_batch[:, :, 1, 2], hidden_mask * (hidden_lengths[:, None] - 3))
assert hidden_mask.dtype == bool

# %% repeated_rows
hidden_rows = np.array([[0.5, 2, 7], [0.5, 2, 7.01], [2, 0.5, 7], [-0.5, 2, 7]])
hidden_got = repeated_rows(hidden_rows[[3, 1, 3, 0, 0, 1, 2, 3, 0]])
assert [int(k) for k in hidden_got] == [2, 4, 5, 7, 8], "wrong for other rows"
assert [int(k) for k in repeated_rows(np.full((4, 2), 0.3))] == [1, 2, 3], "wrong for other rows"

# %% window_starts
hidden_got = [int(start) for start in window_starts(50, [5, 6, 30], 6, 4)]
assert hidden_got == [6, 10, 14, 18, 22, 30, 34, 38, 42], "wrong for another film"
assert [int(start) for start in window_starts(9, [4], 2, 3)] == [0, 4, 7], "wrong for another film"
assert [int(start) for start in window_starts(5, [], 5, 2)] == [0], "wrong for another film"

# %% leaks
hidden_clip = np.random.default_rng(32).random((1, 8, 3, 5, 1)).astype("float32")
hidden_clip[:, 4] = 0
for hidden_peeks in [
    [],
    [(0, 2)],
    [(1, 4), (3, 7)],
    [(5, 6)],
]:  # outputs, and the frames that they peek at
    hidden_uses = np.tri(8)
    for hidden_t, hidden_frame in hidden_peeks:
        hidden_uses[hidden_t, hidden_frame] = 1
    hidden_got = leaks(
        lambda x, uses=hidden_uses: np.einsum("ts,nshwc->nthwc", uses, x), hidden_clip
    )
    assert [int(t) for t in hidden_got] == [frame - 1 for _, frame in hidden_peeks], "other model"

# %% attention
hidden_q, hidden_k, hidden_v = np.random.default_rng(33).normal(size=(3, 7, 3)) * 5
hidden_truth = tf.nn.softmax(hidden_q @ hidden_k.T / 3**0.5).numpy()
hidden_output, hidden_weights = map(np.asarray, attention(hidden_q, hidden_k, hidden_v))
assert np.allclose(hidden_weights, hidden_truth, atol=1e-4), "wrong for another clip"
assert np.allclose(hidden_output, hidden_truth @ hidden_v, atol=1e-3), "wrong for another clip"

# %% pad_clips
hidden_clips = [np.linspace(0.1, 0.9, 2 * n).reshape(n, 2) for n in (1, 6, 4)]
for hidden_length in (5, 8, 2):
    hidden_got = np.asarray(pad_clips(hidden_clips, hidden_length))
    assert hidden_got.shape == (3, hidden_length, 2) and hidden_got.dtype == np.float32
    for hidden_row, hidden_clip in zip(hidden_got, hidden_clips, strict=True):
        hidden_whole = np.concatenate([hidden_clip, np.zeros((8, 2))])
        assert np.allclose(hidden_row, hidden_whole[:hidden_length]), "wrong for other clips"


# %% watch_films
class hidden_watch:
    state = np.ones((1, 2))

    def reset_state(self):
        self.state = np.zeros((1, 2))

    def __call__(self, piece):
        self.state = self.state / 2 + np.asarray(piece)[:, 0]
        return self.state


hidden_films = [np.array([[8, 0], [4, 1], [2.0, 6]]), np.array([[3, 5.0]]), np.ones((2, 2))]
hidden_got = np.array(watch_films(hidden_watch(), hidden_films))
assert np.allclose(hidden_got, [[6, 6.5], [3, 5], [1.5, 1.5]]), "wrong for other films"
