# ruff: noqa
# Right and wrong answers for tests/test_checkers.py, which tells how to write them.


# %% recurrent_parameters right: one matrix for input and state together
def recurrent_parameters(inputs, units, blocks=1):
    return blocks * units * (inputs + units + 1)


# %% recurrent_parameters right: counted from arrays
def recurrent_parameters(inputs, units, blocks=1):
    shapes = [(inputs, units), (units, units), (units,)]
    return blocks * sum(np.prod(shape) for shape in shapes)


# %% recurrent_parameters wrong: no U
# says: left out U
def recurrent_parameters(inputs, units, blocks=1):
    return blocks * (inputs * units + units)


# %% recurrent_parameters wrong: no bias
# says: left out the bias
def recurrent_parameters(inputs, units, blocks=1):
    return blocks * (inputs * units + units * units)


# %% recurrent_parameters wrong: U of the wrong shape
# says: not \(inputs, units\)
def recurrent_parameters(inputs, units, blocks=1):
    return blocks * (2 * inputs * units + units)


# %% recurrent_parameters wrong: forgets the blocks
# says: `blocks` changes nothing
def recurrent_parameters(inputs, units, blocks=1):
    return inputs * units + units * units + units


# %% recurrent_parameters wrong: returns nothing
# says: returns nothing
def recurrent_parameters(inputs, units, blocks=1):
    print(blocks * (inputs * units + units * units + units))


# %% both_ways right: hstack
def both_ways(run, x, forward_weights, backward_weights):
    there, back = run(x, *forward_weights), run(np.flip(x, axis=0), *backward_weights)
    return np.hstack([there, np.flip(back, axis=0)])


# %% both_ways right: filled by hand
def both_ways(run, x, forward_weights, backward_weights):
    there, back = run(x, *forward_weights), run(x[::-1], *backward_weights)
    return np.array([[*there[t], *back[len(x) - 1 - t]] for t in range(len(x))])


# %% both_ways wrong: does not turn the result round
# says: turn the second result round
def both_ways(run, x, forward_weights, backward_weights):
    return np.concatenate([run(x, *forward_weights), run(x[::-1], *backward_weights)], axis=-1)


# %% both_ways wrong: reads forwards twice
# says: still reads forwards
def both_ways(run, x, forward_weights, backward_weights):
    return np.concatenate([run(x, *forward_weights), run(x, *backward_weights)], axis=-1)


# %% both_ways wrong: one below the other
# says: one below the other
def both_ways(run, x, forward_weights, backward_weights):
    return np.concatenate([run(x, *forward_weights), run(x[::-1], *backward_weights)[::-1]])


# %% both_ways wrong: the same weights for both
# says: backward_weights
def both_ways(run, x, forward_weights, backward_weights):
    return np.concatenate([run(x, *forward_weights), run(x[::-1], *forward_weights)[::-1]], axis=-1)


# %% both_ways wrong: reads the features backwards
# says: still reads forwards
def both_ways(run, x, forward_weights, backward_weights):
    return np.concatenate([run(x, *forward_weights), run(x[:, ::-1], *backward_weights)], axis=-1)


# %% clip_together right: with a small number against division by zero
def clip_together(gradients, limit):
    length = np.linalg.norm(np.concatenate([g.ravel() for g in gradients]))
    return [g * min(1, limit / (length + 1e-12)) for g in gradients]


# %% clip_together right: TensorFlow's own
def clip_together(gradients, limit):
    clipped, _ = tf.clip_by_global_norm([tf.constant(g) for g in gradients], limit)
    return [g.numpy() for g in clipped]


# %% clip_together wrong: each on its own
# says: clipped each array, or each number, on its own
def clip_together(gradients, limit):
    return [g * min(1, limit / max(np.linalg.norm(g), 1e-12)) for g in gradients]


# %% clip_together wrong: cuts single numbers
# says: bends the direction
def clip_together(gradients, limit):
    return [np.clip(g, -limit, limit) for g in gradients]


# %% clip_together wrong: always scales
# says: should stay as it is
def clip_together(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients)) + 1e-12
    return [g * limit / length for g in gradients]


# %% clip_together wrong: divides by zero
# says: becomes NaN
def clip_together(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    with np.errstate(all="ignore"):
        return [g / length * np.minimum(length, limit) for g in gradients]


# %% clip_together wrong: forgets the root
# says: the length should become 1
def clip_together(gradients, limit):
    length = sum((g**2).sum() for g in gradients)
    return [g * min(1, limit / max(length, 1e-12)) for g in gradients]


# %% pad_and_mask right: np.pad and comparing positions
def pad_and_mask(clips):
    lengths = np.array([len(clip) for clip in clips])
    longest = lengths.max()
    rest = [(0, 0)] * (clips[0].ndim - 1)
    batch = np.stack([np.pad(clip, [(0, longest - len(clip)), *rest]) for clip in clips])
    return batch, np.arange(longest) < lengths[:, None]


# %% pad_and_mask right: TensorFlow's sequence mask
def pad_and_mask(clips):
    longest = max(map(len, clips))
    batch = np.stack(
        [np.concatenate([c, np.zeros((longest - len(c), *c.shape[1:]), c.dtype)]) for c in clips]
    )
    return batch, tf.sequence_mask([len(clip) for clip in clips], longest)


# %% pad_and_mask wrong: cuts
# says: cut all clips to the shortest
def pad_and_mask(clips):
    shortest = min(len(clip) for clip in clips)
    return np.stack([clip[:shortest] for clip in clips]), np.ones((len(clips), shortest), bool)


# %% pad_and_mask wrong: fills in front
# says: at the end, not in front
def pad_and_mask(clips):
    longest = max(len(clip) for clip in clips)
    batch = np.zeros((len(clips), longest, *clips[0].shape[1:]), clips[0].dtype)
    for row, clip in zip(batch, clips):
        row[longest - len(clip) :] = clip
    return batch, batch.reshape(len(clips), longest, -1).any(axis=-1)


# %% pad_and_mask wrong: mask the other way round
# says: the other way round
def pad_and_mask(clips):
    longest = max(len(clip) for clip in clips)
    batch = np.zeros((len(clips), longest, *clips[0].shape[1:]), clips[0].dtype)
    for row, clip in zip(batch, clips):
        row[: len(clip)] = clip
    return batch, np.array([[t >= len(clip) for t in range(longest)] for clip in clips])


# %% pad_and_mask wrong: float64
# says: give np\.zeros the dtype
def pad_and_mask(clips):
    longest = max(len(clip) for clip in clips)
    batch = np.zeros((len(clips), longest, *clips[0].shape[1:]))
    for row, clip in zip(batch, clips):
        row[: len(clip)] = clip
    return batch, np.array([[t < len(clip) for t in range(longest)] for clip in clips])


# %% pad_and_mask wrong: mask from the values
# says: a black frame is a real frame
def pad_and_mask(clips):
    longest = max(len(clip) for clip in clips)
    batch = np.zeros((len(clips), longest, *clips[0].shape[1:]), clips[0].dtype)
    for row, clip in zip(batch, clips):
        row[: len(clip)] = clip
    return batch, batch.reshape(len(clips), longest, -1).any(axis=-1)


# %% repeated_rows right: a set of bytes
def repeated_rows(rows):
    seen, repeated = set(), []
    for k, row in enumerate(rows):
        if row.tobytes() in seen:
            repeated.append(k)
        seen.add(row.tobytes())
    return repeated


# %% repeated_rows right: all against all
def repeated_rows(rows):
    return np.array(
        [k for k in range(len(rows)) if any((rows[k] == rows[j]).all() for j in range(k))]
    )


# %% repeated_rows wrong: returns those to keep
# says: these are the rows to keep
def repeated_rows(rows):
    return np.sort(np.unique(rows, axis=0, return_index=True)[1])


# %% repeated_rows wrong: compares sorted rows
# says: compare whole rows in their order
def repeated_rows(rows):
    seen, repeated = set(), []
    for k, row in enumerate(rows):
        key = tuple(sorted(row))
        if key in seen:
            repeated.append(k)
        seen.add(key)
    return repeated


# %% repeated_rows wrong: all members of a group
# says: the first of its kind
def repeated_rows(rows):
    return [k for k in range(len(rows)) if sum((row == rows[k]).all() for row in rows) > 1]


# %% repeated_rows wrong: only the first repetition
# says: all later ones count
def repeated_rows(rows):
    keys = [row.tobytes() for row in rows]
    return [k for k, key in enumerate(keys) if keys[:k].count(key) == 1]


# %% window_starts right: a filter over all starts
def window_starts(frames, cuts, length, step):
    edges, starts = [0, *cuts, frames], []
    for start in range(frames - length + 1):
        shot = max(edge for edge in edges if edge <= start)
        fits = not any(start < edge < start + length for edge in edges)
        if fits and (start - shot) % step == 0:
            starts.append(start)
    return starts


# %% window_starts right: NumPy
def window_starts(frames, cuts, length, step):
    edges = [0, *cuts, frames]
    return np.concatenate(
        [np.arange(a, max(a, b - length + 1), step) for a, b in zip(edges, edges[1:])]
    )


# %% window_starts wrong: ignores the cuts
# says: runs across the cut
def window_starts(frames, cuts, length, step):
    return list(range(0, frames - length + 1, step))


# %% window_starts wrong: over the end
# says: runs (across the cut|over the end)
def window_starts(frames, cuts, length, step):
    return [s for a, b in zip([0, *cuts], [*cuts, frames]) for s in range(a, b, step)]


# %% window_starts wrong: one too few
# says: just fits
def window_starts(frames, cuts, length, step):
    return [s for a, b in zip([0, *cuts], [*cuts, frames]) for s in range(a, b - length, step)]


# %% window_starts wrong: steps counted from frame 0
# says: frame 7 begins a shot
def window_starts(frames, cuts, length, step):
    return [
        s for s in range(0, frames - length + 1, step) if not any(s < c < s + length for c in cuts)
    ]


# %% window_starts wrong: leaves out the first shot
# says: first shot begins at frame 0
def window_starts(frames, cuts, length, step):
    return [s for a, b in zip(cuts, [*cuts[1:], frames]) for s in range(a, b - length + 1, step)]


# %% leaks right: adds noise instead
def leaks(model, clip):
    found = []
    for t in range(clip.shape[1] - 1):
        other = clip.copy()
        other[:, t + 1] += 0.5
        if (
            np.abs(np.asarray(model(clip))[0, : t + 1] - np.asarray(model(other))[0, : t + 1]).max()
            > 1e-6
        ):
            found.append(t)
    return found


# %% leaks right: an array of numbers
def leaks(model, clip):
    found = []
    for t in range(clip.shape[1] - 1):
        other = np.array(clip)
        other[0, t + 1] = 1 - other[0, t + 1]
        same = np.isclose(np.asarray(model(clip)), np.asarray(model(other)))[0, : t + 1].all()
        if not same:
            found.append(t)
    return np.array(found, int)


# %% leaks wrong: compares output t + 1, too
# says: compare outputs 0 to t, not t \+ 1
def leaks(model, clip):
    found = []
    for t in range(clip.shape[1] - 1):
        other = clip.copy()
        other[:, t + 1] = 1 - other[:, t + 1]
        if not np.allclose(
            np.asarray(model(clip))[0, : t + 2], np.asarray(model(other))[0, : t + 2]
        ):
            found.append(t)
    return found


# %% leaks wrong: leaves output t out
# says: do you compare output t, too
def leaks(model, clip):
    found = []
    for t in range(clip.shape[1] - 1):
        other = clip.copy()
        other[:, t + 1] = 1 - other[:, t + 1]
        if not np.allclose(np.asarray(model(clip))[0, :t], np.asarray(model(other))[0, :t]):
            found.append(t)
    return found


# %% leaks wrong: changes the clip itself
# says: work on a copy
def leaks(model, clip):
    before, found = np.asarray(model(clip)), []
    for t in range(clip.shape[1] - 1):
        clip[:, t + 1] = 1 - clip[:, t + 1]
        if not np.allclose(before[0, : t + 1], np.asarray(model(clip))[0, : t + 1]):
            found.append(t)
    return found


# %% leaks wrong: looks at output t only
# says: output 2 uses frame 5
def leaks(model, clip):
    found = []
    for t in range(clip.shape[1] - 1):
        other = clip.copy()
        other[:, t + 1] = 1 - other[:, t + 1]
        if not np.allclose(np.asarray(model(clip))[0, t], np.asarray(model(other))[0, t]):
            found.append(t)
    return found


# %% attention right: SciPy's softmax
def attention(q, k, v):
    from scipy.special import softmax

    weights = softmax(q @ k.T / q.shape[1] ** 0.5, axis=1)
    return weights @ v, weights


# %% attention right: einsum and Keras
def attention(q, k, v):
    scores = np.einsum("td,sd->ts", q, k) / np.sqrt(k.shape[-1])
    weights = keras.ops.softmax(keras.ops.convert_to_tensor(scores), axis=-1).numpy()
    return np.einsum("ts,sd->td", weights, v), weights


# %% attention wrong: softmax over columns
# says: your columns sum to 1
def attention(q, k, v):
    scores = q @ k.T / np.sqrt(q.shape[-1])
    e = np.exp(scores - scores.max(axis=0))
    return e / e.sum(axis=0) @ v, e / e.sum(axis=0)


# %% attention wrong: no square root of d
# says: left out the division
def attention(q, k, v):
    scores = q @ k.T
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = e / e.sum(axis=-1, keepdims=True)
    return weights @ v, weights


# %% attention wrong: divides by d
# says: not by d
def attention(q, k, v):
    scores = q @ k.T / q.shape[-1]
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = e / e.sum(axis=-1, keepdims=True)
    return weights @ v, weights


# %% attention wrong: overflows
# says: subtract each row's maximum
def attention(q, k, v):
    with np.errstate(all="ignore"):
        e = np.exp(q @ k.T / np.sqrt(q.shape[-1]))
        weights = e / e.sum(axis=-1, keepdims=True)
        return weights @ v, weights


# %% attention wrong: softmax of everything at once
# says: each row of the softmax should sum to 1
def attention(q, k, v):
    e = np.exp(q @ k.T / np.sqrt(q.shape[-1]))
    return e / e.sum() @ v, e / e.sum()


# %% attention wrong: one result only
# says: return two arrays
def attention(q, k, v):
    e = np.exp(q @ k.T / np.sqrt(q.shape[-1]))
    return e / e.sum(axis=-1, keepdims=True) @ v


# %% pad_clips right: by hand
def pad_clips(clips, length):
    batch = np.zeros((len(clips), length, *np.shape(clips[0])[1:]), np.float32)
    for row, clip in zip(batch, clips):
        row[: min(length, len(clip))] = clip[:length]
    return batch


# %% pad_clips right: cut first
def pad_clips(clips, length):
    cut = [clip[:length] for clip in clips]
    return keras.utils.pad_sequences(cut, maxlen=length, dtype=np.float32, padding="post")


# %% pad_clips wrong: no dtype
# says: default dtype is int32
def pad_clips(clips, length):
    return keras.utils.pad_sequences(clips, maxlen=length, padding="post", truncating="post")


# %% pad_clips wrong: fills in front
# says: padding='post'
def pad_clips(clips, length):
    return keras.utils.pad_sequences(clips, maxlen=length, dtype="float32", truncating="post")


# %% pad_clips wrong: cuts in front
# says: truncating='post'
def pad_clips(clips, length):
    return keras.utils.pad_sequences(clips, maxlen=length, dtype="float32", padding="post")


# %% pad_clips wrong: forgets the length
# says: two clips of length 3
def pad_clips(clips, length):
    return keras.utils.pad_sequences(clips, dtype="float32", padding="post")


# %% watch_films right: one frame added in a list
def watch_films(watch, films):
    found = []
    for film in films:
        watch.reset_state()
        for frame in film:
            last = np.asarray(watch(frame[None, None]))
        found.append(last[0])
    return found


# %% watch_films right: resets after each film as well
def watch_films(watch, films):
    watch.reset_state()
    found = []
    for film in films:
        outputs = [watch(np.reshape(frame, (1, 1, -1))) for frame in film]
        found.append(np.ravel(outputs[-1]))
        watch.reset_state()
    return found


# %% watch_films wrong: never forgets
# says: forget before it, too
def watch_films(watch, films):
    return [[watch(film[None, t : t + 1]) for t in range(len(film))][-1][0] for film in films]


# %% watch_films wrong: forgets once
# says: forget between films
def watch_films(watch, films):
    watch.reset_state()
    return [[watch(film[None, t : t + 1]) for t in range(len(film))][-1][0] for film in films]


# %% watch_films wrong: forgets after each frame
# says: after every frame
def watch_films(watch, films):
    found = []
    for film in films:
        for t in range(len(film)):
            watch.reset_state()
            answer = watch(film[None, t : t + 1])
        found.append(answer[0])
    return found


# %% watch_films wrong: the whole film at once
# says: one frame at a time
def watch_films(watch, films):
    found = []
    for film in films:
        watch.reset_state()
        found.append(watch(film[None])[0])
    return found


# %% watch_films wrong: no batch axis
# says: the layer wants \(1, T, inputs\)
def watch_films(watch, films):
    found = []
    for film in films:
        watch.reset_state()
        for frame in film:
            answer = watch(frame[None])
        found.append(answer[0])
    return found


# %% recurrent_parameters wrong: one bias for all blocks
# says: each of the four blocks has a bias
def recurrent_parameters(inputs, units, blocks=1):
    return blocks * (inputs * units + units * units) + units


# %% recurrent_parameters wrong: two biases
# says: 15 \+ 25 \+ 5 = 45
def recurrent_parameters(inputs, units, blocks=1):
    return blocks * (inputs * units + units * units + 2 * units)


# %% recurrent_parameters wrong: inputs and units changed places
# says: 15 \+ 25 \+ 5 = 45
def recurrent_parameters(inputs, units, blocks=1):
    return blocks * (inputs * units + inputs * inputs + inputs)


# %% both_ways wrong: flips every axis
# says: the numbers within a step keep their places
def both_ways(run, x, forward_weights, backward_weights):
    back = np.flip(run(np.flip(x), *backward_weights), axis=0)
    return np.concatenate([run(x, *forward_weights), back], axis=-1)


# %% both_ways wrong: turns x itself round
# says: turned x itself round
def both_ways(run, x, forward_weights, backward_weights):
    forwards = run(x, *forward_weights)
    x[:] = x[::-1].copy()
    return np.concatenate([forwards, run(x, *backward_weights)[::-1]], axis=-1)


# %% both_ways crash: does not unpack the weights
# says: missing 1 required positional argument
def both_ways(run, x, forward_weights, backward_weights):
    return np.hstack([run(x, forward_weights), run(x[::-1], backward_weights)[::-1]])


# %% both_ways wrong: adds the two
# says: make the shape \(4, 2\)
def both_ways(run, x, forward_weights, backward_weights):
    return run(x, *forward_weights) + run(x[::-1], *backward_weights)[::-1]


# %% clip_together wrong: ignores the limit
# says: is `limit` used
def clip_together(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    return [g / length for g in gradients] if length > limit else gradients


# %% clip_together wrong: in place
# says: changed the arrays that you were given
def clip_together(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    if length > limit:
        for g in gradients:
            g *= limit / length
    return gradients


# %% clip_together wrong: nothing for short ones
# says: shorter than the limit your function returns nothing
def clip_together(gradients, limit):
    length = np.sqrt(sum((g**2).sum() for g in gradients))
    if length > limit:
        return [g * limit / length for g in gradients]


# %% clip_together wrong: length of the longest array
# says: the length should become 1
def clip_together(gradients, limit):
    length = max(np.linalg.norm(g) for g in gradients)
    return [g * min(1, limit / max(length, 1e-12)) for g in gradients]


# %% clip_together wrong: joins everything
# says: as many arrays as you got
def clip_together(gradients, limit):
    together = np.concatenate([g.ravel() for g in gradients])
    return [together * min(1, limit / max(np.linalg.norm(together), 1e-12))]


# %% pad_and_mask wrong: trusts the last clip to be the longest
# says: the longest may stand anywhere
def pad_and_mask(clips):
    longest = len(clips[-1])
    batch = np.zeros((len(clips), longest, *clips[0].shape[1:]), clips[0].dtype)
    for row, clip in zip(batch, clips):
        row[: len(clip)] = clip[:longest]
    return batch, np.array([[t < len(clip) for t in range(longest)] for clip in clips])


# %% pad_and_mask wrong: repeats the last frame
# says: fill up with zeros
def pad_and_mask(clips):
    longest = max(len(clip) for clip in clips)
    rest = [(0, 0)] * (clips[0].ndim - 1)
    batch = np.stack([np.pad(c, [(0, longest - len(c)), *rest], mode="edge") for c in clips])
    return batch, np.array([[t < len(clip) for t in range(longest)] for clip in clips])


# %% pad_and_mask wrong: mask of 0 and 1
# says: the mask should be bool
def pad_and_mask(clips):
    longest = max(len(clip) for clip in clips)
    batch = np.zeros((len(clips), longest, *clips[0].shape[1:]), clips[0].dtype)
    mask = np.zeros((len(clips), longest))
    for row, real, clip in zip(batch, mask, clips):
        row[: len(clip)], real[: len(clip)] = clip, 1
    return batch, mask


# %% repeated_rows wrong: the rows themselves
# says: return their positions
def repeated_rows(rows):
    seen, repeated = [], []
    for row in rows.tolist():
        if row in seen:
            repeated.append(row)
        seen.append(row)
    return repeated


# %% repeated_rows wrong: True or False for each row
# says: True or False for each row
def repeated_rows(rows):
    keys = [row.tobytes() for row in rows]
    return np.array([key in keys[:k] for k, key in enumerate(keys)])


# %% repeated_rows wrong: compares whole numbers
# says: without rounding
def repeated_rows(rows):
    keys = [tuple(row.astype(int)) for row in rows]
    return [k for k, key in enumerate(keys) if key in keys[:k]]


# %% repeated_rows wrong: a set
# says: a set has no order
def repeated_rows(rows):
    keys = [row.tobytes() for row in rows]
    return {k for k, key in enumerate(keys) if key in keys[:k]}


# %% repeated_rows wrong: only neighbours
# says: all later ones count
def repeated_rows(rows):
    return [k for k in range(1, len(rows)) if (rows[k] == rows[k - 1]).all()]


# %% repeated_rows wrong: once for each pair
# says: each position once
def repeated_rows(rows):
    n = len(rows)
    return sorted(j for i in range(n) for j in range(i + 1, n) if (rows[i] == rows[j]).all())


# %% window_starts wrong: changes the list of cuts
# says: changed the list of cuts itself
def window_starts(frames, cuts, length, step):
    cuts.insert(0, 0)
    cuts.append(frames)
    return [s for a, b in zip(cuts, cuts[1:]) for s in range(a, b - length + 1, step)]


# %% window_starts wrong: length and step changed places
# says: runs (across the cut|over the end)
def window_starts(frames, cuts, length, step):
    return [s for a, b in zip([0, *cuts], [*cuts, frames]) for s in range(a, b - step + 1, length)]


# %% window_starts wrong: windows next to each other
# says: count the steps from each shot's start|just fits
def window_starts(frames, cuts, length, step):
    return [
        s for a, b in zip([0, *cuts], [*cuts, frames]) for s in range(a, b - length + 1, length)
    ]


# %% leaks wrong: sets the frame to black
# says: black stays black
def leaks(model, clip):
    found = []
    for t in range(clip.shape[1] - 1):
        other = clip.copy()
        other[:, t + 1] = 0
        if not np.allclose(
            np.asarray(model(clip))[0, : t + 1], np.asarray(model(other))[0, : t + 1]
        ):
            found.append(t)
    return found


# %% leaks wrong: one copy for all
# says: each time in a fresh copy
def leaks(model, clip):
    before, found, other = np.asarray(model(clip)), [], clip.copy()
    for t in range(clip.shape[1] - 1):
        other[:, t + 1] = 1 - other[:, t + 1]
        if not np.allclose(before[0, : t + 1], np.asarray(model(other))[0, : t + 1]):
            found.append(t)
    return found


# %% leaks wrong: changes frame t
# says: change frame t \+ 1 only
def leaks(model, clip):
    before, found = np.asarray(model(clip)), []
    for t in range(clip.shape[1] - 1):
        other = clip.copy()
        other[:, t] = 1 - other[:, t]
        if not np.allclose(before[0, : t + 1], np.asarray(model(other))[0, : t + 1]):
            found.append(t)
    return found


# %% leaks wrong: yes or no
# says: not True or False
def leaks(model, clip):
    for t in range(clip.shape[1] - 1):
        other = clip.copy()
        other[:, t + 1] = 1 - other[:, t + 1]
        if not np.allclose(
            np.asarray(model(clip))[0, : t + 1], np.asarray(model(other))[0, : t + 1]
        ):
            return True
    return False


# %% attention wrong: divides by the root of the number of frames
# says: not the number of frames
def attention(q, k, v):
    scores = q @ k.T / np.sqrt(len(q))
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = e / e.sum(axis=-1, keepdims=True)
    return weights @ v, weights


# %% attention wrong: softmax first
# says: first the output, then the softmax
def attention(q, k, v):
    scores = q @ k.T / np.sqrt(q.shape[-1])
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = e / e.sum(axis=-1, keepdims=True)
    return weights, weights @ v


# %% attention wrong: queries and keys changed places
# says: queries and keys have changed places|your columns
def attention(q, k, v):
    scores = k @ q.T / np.sqrt(q.shape[-1])
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = e / e.sum(axis=-1, keepdims=True)
    return weights @ v, weights


# %% attention wrong: weights turned round before they meet v
# says: the output is the softmax times v
def attention(q, k, v):
    scores = q @ k.T / np.sqrt(q.shape[-1])
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = e / e.sum(axis=-1, keepdims=True)
    return weights.T @ v, weights


# %% pad_clips wrong: float64
# says: expected float32
def pad_clips(clips, length):
    return keras.utils.pad_sequences(
        clips, maxlen=length, dtype=float, padding="post", truncating="post"
    )


# %% pad_clips wrong: never longer than the longest clip
# says: with length=6 both clips get 6 frames
def pad_clips(clips, length):
    longest = min(length, max(map(len, clips)))
    return keras.utils.pad_sequences(
        clips, maxlen=longest, dtype="float32", padding="post", truncating="post"
    )


# %% pad_clips crash: fills up nothing, returns a list
# says: inhomogeneous
def pad_clips(clips, length):
    return [np.asarray(clip[:length], np.float32) for clip in clips]


# %% watch_films wrong: keeps the batch axis
# says: take `\[0\]` of the last one
def watch_films(watch, films):
    found = []
    for film in films:
        watch.reset_state()
        for t in range(len(film)):
            answer = watch(film[None, t : t + 1])
        found.append(answer)
    return found


# %% watch_films wrong: backwards
# says: you show the films backwards
def watch_films(watch, films):
    found = []
    for film in films:
        watch.reset_state()
        for frame in film[::-1]:
            answer = watch(frame[None, None])
        found.append(answer[0])
    return found


# %% watch_films wrong: an answer for each frame
# says: one answer for each film
def watch_films(watch, films):
    found = []
    for film in films:
        watch.reset_state()
        for frame in film:
            found.append(watch(frame[None, None])[0])
    return found
