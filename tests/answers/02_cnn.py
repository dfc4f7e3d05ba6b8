# ruff: noqa
# Right and wrong answers for tests/test_checkers.py, which tells how to write them.


# %% conv_output_size right: counts the places
def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    covered = dilation * (kernel - 1) + 1
    return len(range(0, n + 2 * padding - covered + 1, stride))


# %% conv_output_size right: rounds down with floats
def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    return np.floor((n + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1)


# %% conv_output_size right: runs it
def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    picture = np.pad(np.zeros(n), padding)
    end = len(picture) - dilation * (kernel - 1)
    return picture[:end:stride].size


# %% conv_output_size wrong: forgets the first place
# says: the first one counts too
def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    return (n + 2 * padding - dilation * (kernel - 1) - 1) // stride


# %% conv_output_size wrong: padding on one side
# says: on both sides: 2 \* padding
def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    return (n + padding - dilation * (kernel - 1) - 1) // stride + 1


# %% conv_output_size wrong: no dilation
# says: with dilation 2 a kernel of 3 covers 5
def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    return (n + 2 * padding - kernel) // stride + 1


# %% conv_output_size wrong: dilation times kernel
# says: covers 5 pixels
def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    return (n + 2 * padding - (dilation * kernel)) // stride + 1


# %% conv_output_size wrong: does not round
# says: round down
def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    return (n + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1


# %% conv_output_size wrong: rounds up
# says: 13 places
def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    return -(-(n + 2 * padding - dilation * (kernel - 1) - 1) // stride) + 1


# %% conv_output_size wrong: no return
# says: returns nothing
def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    size = (n + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


# %% conv_output_size wrong: divides too early
# says: 13 places, you say 12
def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    return (n + 2 * padding) // stride - dilation * (kernel - 1)


# %% conv_output_size wrong: rounds to the nearest
# says: one place too many: round down
def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    return round((n + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1


# %% conv_output_size wrong: no stride
# says: the stride is left out
def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    return n + 2 * padding - dilation * (kernel - 1)


# %% conv_output_size wrong: a pair
# says: 28 becomes 26, not
def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    size = (n + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1
    return size, size


# %% max_pool right: two loops
def max_pool(image, size=2):
    rows, columns = image.shape[0] // size, image.shape[1] // size
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = image[i * size : (i + 1) * size, j * size : (j + 1) * size].max()
    return out


# %% max_pool right: by strides
def max_pool(image, size=2):
    h, w = (n // size * size for n in image.shape)
    parts = [image[i:h:size, j:w:size] for i in range(size) for j in range(size)]
    return np.maximum.reduce(parts)


# %% max_pool wrong: the mean
# says: the mean of each square
def max_pool(image, size=2):
    r, c = image.shape[0] // size, image.shape[1] // size
    return image[: r * size, : c * size].reshape(r, size, c, size).mean(axis=(1, 3))


# %% max_pool wrong: overlapping squares
# says: overlap
def max_pool(image, size=2):
    return np.lib.stride_tricks.sliding_window_view(image, (size, size)).max(axis=(2, 3))


# %% max_pool wrong: starts from zero
# says: do not start from 0
def max_pool(image, size=2):
    r, c = image.shape[0] // size, image.shape[1] // size
    out = np.zeros((r, c))
    for i in range(r):
        for j in range(c):
            for value in image[i * size : (i + 1) * size, j * size : (j + 1) * size].ravel():
                out[i, j] = max(out[i, j], value)
    return out


# %% max_pool wrong: every second pixel
# says: expected \[\[9, 8\]
def max_pool(image, size=2):
    return image[: image.shape[0] // size * size : size, : image.shape[1] // size * size : size]


# %% max_pool wrong: keeps the rest at the edge
# says: leave out what does not fill
def max_pool(image, size=2):
    r, c = -(-image.shape[0] // size), -(-image.shape[1] // size)
    return np.array(
        [
            [image[i * size : (i + 1) * size, j * size : (j + 1) * size].max() for j in range(c)]
            for i in range(r)
        ]
    )


# %% max_pool crash: does not cut off the rest
# says: ValueError
def max_pool(image, size=2):
    r, c = image.shape[0] // size, image.shape[1] // size
    return image.reshape(r, size, c, size).max(axis=(1, 3))


# %% max_pool wrong: the sum
# says: expected \[\[9, 8\]
def max_pool(image, size=2):
    r, c = image.shape[0] // size, image.shape[1] // size
    return image[: r * size, : c * size].reshape(r, size, c, size).sum(axis=(1, 3))


# %% max_pool wrong: squares of two, always
# says: side 2: use `size`
def max_pool(image, size=2):
    r, c = image.shape[0] // 2, image.shape[1] // 2
    return image[: r * 2, : c * 2].reshape(r, 2, c, 2).max(axis=(1, 3))


# %% max_pool wrong: stops one square early
# says: 2 x 2 squares of 2, your result has the shape
def max_pool(image, size=2):
    return np.array(
        [
            [image[i : i + size, j : j + size].max() for j in range(0, image.shape[1] - size, size)]
            for i in range(0, image.shape[0] - size, size)
        ]
    )


# %% max_pool wrong: a list
# says: return an array, not list
def max_pool(image, size=2):
    return [
        [image[i : i + size, j : j + size].max() for j in range(0, image.shape[1], size)]
        for i in range(0, image.shape[0], size)
    ]


# %% max_pool wrong: rows and columns exchanged
# says: expected the shape
def max_pool(image, size=2):
    c, r = image.shape[0] // size, image.shape[1] // size
    return np.array(
        [
            [image[i * size : (i + 1) * size, j * size : (j + 1) * size].max() for j in range(c)]
            for i in range(r)
        ]
    )


# %% receptive_field right: from the top down
def receptive_field(stack):
    field = 1
    for kernel, stride in reversed(stack):
        field = (field - 1) * stride + kernel
    return field


# %% receptive_field right: the formula with np.prod
def receptive_field(stack):
    return 1 + sum(
        (k - 1) * int(np.prod([s for _, s in stack[:i]])) for i, (k, _) in enumerate(stack)
    )


# %% receptive_field wrong: adds the kernels
# says: fields overlap
def receptive_field(stack):
    return sum(kernel for kernel, _ in stack)


# %% receptive_field wrong: multiplies the kernels
# says: fields do not multiply
def receptive_field(stack):
    return int(np.prod([kernel for kernel, _ in stack]))


# %% receptive_field wrong: no strides
# says: strides are left out
def receptive_field(stack):
    return 1 + sum(kernel - 1 for kernel, _ in stack)


# %% receptive_field wrong: its own stride first
# says: its own stride
def receptive_field(stack):
    field, step = 1, 1
    for kernel, stride in stack:
        step *= stride
        field += (kernel - 1) * step
    return field


# %% receptive_field wrong: only the last stride
# says: the product of all strides
def receptive_field(stack):
    field, step = 1, 1
    for kernel, stride in stack:
        field += (kernel - 1) * step
        step = stride
    return field


# %% receptive_field wrong: no return
# says: returns nothing
def receptive_field(stack):
    field = 1


# %% receptive_field wrong: begins with nothing
# says: one kernel of 3 sees 3 pixels, you say 2
def receptive_field(stack):
    field, step = 0, 1
    for kernel, stride in stack:
        field += (kernel - 1) * step
        step *= stride
    return field


# %% receptive_field wrong: adds the strides
# says: strides multiply
def receptive_field(stack):
    field, step = 1, 1
    for kernel, stride in stack:
        field += (kernel - 1) * step
        step += stride
    return field


# %% receptive_field wrong: last layer first
# says: first layer first
def receptive_field(stack):
    field, step = 1, 1
    for kernel, stride in reversed(stack):
        field += (kernel - 1) * step
        step *= stride
    return field


# %% receptive_field wrong: leaves out the poolings
# says: with poolings between them
def receptive_field(stack):
    field, step = 1, 1
    for kernel, stride in stack:
        if kernel > 2:
            field += (kernel - 1) * step
        step *= stride
    return field


# %% article_parameters right: step by step
def article_parameters(size):
    convolution = (3 * 3 * 3 + 1) * 32
    side = (size - 3 + 1) // 2
    inputs = side**2 * 32
    return sum([convolution, (inputs + 1) * 1024, (1024 + 1) * 10])


# %% article_parameters right: asks Keras
def article_parameters(size):
    side = layers.MaxPooling2D().compute_output_shape((None, size - 2, size - 2, 32))[1]
    return 896 + (side * side * 32) * 1024 + 1024 + 10250


# %% article_parameters wrong: same padding
# says: no padding here: 32 becomes 30
def article_parameters(size):
    return 896 + (size // 2 * (size // 2) * 32 + 1) * 1024 + 10250


# %% article_parameters wrong: no biases
# says: biases are missing
def article_parameters(size):
    side = (size - 2) // 2
    return 27 * 32 + side * side * 32 * 1024 + 10240


# %% article_parameters wrong: one channel
# says: three channels
def article_parameters(size):
    side = (size - 2) // 2
    return 10 * 32 + (side * side * 32 + 1) * 1024 + 10250


# %% article_parameters wrong: no pooling
# says: pooling halves
def article_parameters(size):
    side = size - 2
    return 896 + (side * side * 32 + 1) * 1024 + 10250


# %% article_parameters wrong: flattens one map
# says: times 32
def article_parameters(size):
    side = (size - 2) // 2
    return 896 + (side * side + 1) * 1024 + 10250


# %% article_parameters wrong: does not round
# says: rounds down
def article_parameters(size):
    side = (size - 2) / 2
    return round(896 + (side * side * 32 + 1) * 1024 + 10250)


# %% article_parameters wrong: the answer by heart
# says: for 32 x 32 pixels it is 7,
def article_parameters(size):
    return 403_746_698


# %% article_parameters wrong: no biases in the dense layers
# says: biases are missing
def article_parameters(size):
    side = (size - 2) // 2
    return 28 * 32 + side * side * 32 * 1024 + 1024 * 10


# %% article_parameters wrong: without the last layer
# says: the last layer is missing
def article_parameters(size):
    side = (size - 2) // 2
    return 28 * 32 + (side * side * 32 + 1) * 1024


# %% article_parameters wrong: a kernel for each place
# says: for 32 x 32 pixels it is
def article_parameters(size):
    side = (size - 2) // 2
    return 28 * 32 * (size - 2) ** 2 + (side * side * 32 + 1) * 1024 + 10250


# %% article_parameters wrong: pooling rounds up
# says: 33 becomes 31 and then 15
def article_parameters(size):
    side = -(-(size - 2) // 2)
    return 896 + (side * side * 32 + 1) * 1024 + 10250


# %% random_roll right: indices
def random_roll(frames, rng):
    n, h, w, _ = frames.shape
    down, right = rng.integers(h, size=n), rng.integers(w, size=n)
    rows = (np.arange(h) - down[:, None]) % h
    columns = (np.arange(w) - right[:, None]) % w
    return frames[np.arange(n)[:, None, None], rows[:, :, None], columns[:, None]]


# %% random_roll right: a loop on a copy, to the other side
def random_roll(frames, rng):
    result = frames.copy()
    for i in range(len(result)):
        result[i] = np.roll(result[i], -rng.integers(frames.shape[1]), axis=0)
        result[i] = np.roll(result[i], -rng.integers(frames.shape[2]), axis=1)
    return result


# %% random_roll wrong: all alike
# says: pushed alike
def random_roll(frames, rng):
    return np.roll(
        frames, (rng.integers(1, frames.shape[1]), rng.integers(1, frames.shape[2])), axis=(1, 2)
    )


# %% random_roll wrong: one axis
# says: nothing moves up or down
def random_roll(frames, rng):
    return np.stack([np.roll(f, rng.integers(0, frames.shape[2]), axis=1) for f in frames])


# %% random_roll wrong: never the last column
# says: some rows are never reached
def random_roll(frames, rng):
    h, w = frames.shape[1:3]
    return np.stack(
        [np.roll(f, (rng.integers(0, h - 1), rng.integers(0, w - 1)), axis=(0, 1)) for f in frames]
    )


# %% random_roll wrong: a seed of its own
# says: use `rng`
def random_roll(frames, rng):
    rng = np.random.default_rng(5)
    h, w = frames.shape[1:3]
    return np.stack(
        [np.roll(f, (rng.integers(0, h), rng.integers(0, w)), axis=(0, 1)) for f in frames]
    )


# %% random_roll wrong: in place
# says: work on a copy
def random_roll(frames, rng):
    for f in frames:
        f[:] = np.roll(f, tuple(rng.integers(0, f.shape[:2])), axis=(0, 1))
    return frames


# %% random_roll wrong: fills up with black
# says: pixels got lost
def random_roll(frames, rng):
    out = np.zeros_like(frames)
    for i, f in enumerate(frames):
        d, r = rng.integers(0, f.shape[0]), rng.integers(0, f.shape[1])
        out[i, d:, r:] = f[: f.shape[0] - d, : f.shape[1] - r]
    return out


# %% random_roll wrong: without an axis
# says: nothing moves up or down|no longer stand side by side|some
def random_roll(frames, rng):
    return np.stack([np.roll(f, rng.integers(0, 6)) for f in frames])


# %% random_roll wrong: one number for both axes
# says: draw two numbers for a frame
def random_roll(frames, rng):
    return np.stack([np.roll(f, rng.integers(0, 8), axis=(0, 1)) for f in frames])


# %% random_roll wrong: NumPy's own dice
# says: use `rng`
def random_roll(frames, rng):
    h, w = frames.shape[1:3]
    return np.stack(
        [np.roll(f, (np.random.randint(h), np.random.randint(w)), axis=(0, 1)) for f in frames]
    )


# %% random_roll wrong: shuffles the rows
# says: side by side|push, do not shuffle|moves to the side
def random_roll(frames, rng):
    return np.stack([rng.permutation(f) for f in frames])


# %% random_roll wrong: as float
# says: frames are uint8
def random_roll(frames, rng):
    h, w = frames.shape[1:3]
    out = np.zeros(frames.shape)
    for i, f in enumerate(frames):
        out[i] = np.roll(f, (rng.integers(h), rng.integers(w)), axis=(0, 1))
    return out


# %% crossentropy right: logaddexp
def crossentropy(logits, labels):
    rows = np.arange(len(labels))
    return float((np.logaddexp.reduce(logits, axis=1) - logits[rows, labels]).mean())


# %% crossentropy right: a loop
def crossentropy(logits, labels):
    total = 0
    for row, label in zip(logits, labels):
        top = max(row)
        total += top + np.log(sum(np.exp(value - top) for value in row)) - row[label]
    return total / len(labels)


# %% crossentropy right: Keras
def crossentropy(logits, labels):
    return keras.losses.SparseCategoricalCrossentropy(from_logits=True)(labels, logits).numpy()


# %% crossentropy wrong: overflows
# says: logits of 1000
def crossentropy(logits, labels):
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(labels)), labels]).mean()


# %% crossentropy wrong: log of zero
# says: log-sum-exp
def crossentropy(logits, labels):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(labels)), labels]).mean()


# %% crossentropy wrong: clipped
# says: do not clip
def crossentropy(logits, labels):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = np.clip(e / e.sum(axis=1, keepdims=True), 1e-7, 1)
    return -np.log(p[np.arange(len(labels)), labels]).mean()


# %% crossentropy wrong: one for each sample
# says: the mean over the batch
def crossentropy(logits, labels):
    return np.logaddexp.reduce(logits, axis=1) - logits[np.arange(len(labels)), labels]


# %% crossentropy wrong: the sum
# says: sum over the batch
def crossentropy(logits, labels):
    return (np.logaddexp.reduce(logits, axis=1) - logits[np.arange(len(labels)), labels]).sum()


# %% crossentropy wrong: the sign
# says: minus the logarithm
def crossentropy(logits, labels):
    return (logits[np.arange(len(labels)), labels] - np.logaddexp.reduce(logits, axis=1)).mean()


# %% crossentropy wrong: the wrong axis
# says: axis 1|log 4
def crossentropy(logits, labels):
    shifted = logits - logits.max(axis=1, keepdims=True)
    return (
        np.mean(np.log(np.exp(shifted).sum(axis=0)))
        - shifted[np.arange(len(labels)), labels].mean()
    )


# %% crossentropy wrong: the largest of the whole batch
# says: not that of the whole batch
def crossentropy(logits, labels):
    z = logits - logits.max()
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(labels)), labels])


# %% crossentropy wrong: changes the logits
# says: the logits have changed
def crossentropy(logits, labels):
    logits -= logits.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(len(labels)), labels])


# %% crossentropy wrong: a little something against log 0
# says: do not clip
def crossentropy(logits, labels):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(labels)), labels] + 1e-12).mean()


# %% crossentropy wrong: base 2
# says: base 2
def crossentropy(logits, labels):
    z = logits - logits.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(labels)), labels]) / np.log(2)


# %% cam right: einsum
def cam(maps, slopes):
    return np.einsum("ijc,c->ij", maps, slopes.mean((0, 1))).clip(0)


# %% cam right: matrix product
def cam(maps, slopes):
    heat = maps @ slopes.reshape(-1, slopes.shape[-1]).mean(axis=0)
    heat[heat < 0] = 0
    return heat


# %% cam wrong: negative values stay
# says: set it to 0
def cam(maps, slopes):
    return (maps * slopes.mean(axis=(0, 1))).sum(axis=-1)


# %% cam wrong: cut off before adding
# says: after adding up
def cam(maps, slopes):
    return np.maximum(maps * slopes.mean(axis=(0, 1)), 0).sum(axis=-1)


# %% cam wrong: slopes summed
# says: slopes are summed
def cam(maps, slopes):
    return np.maximum((maps * slopes.sum(axis=(0, 1))).sum(axis=-1), 0)


# %% cam wrong: not averaged
# says: averaged over a map
def cam(maps, slopes):
    return np.maximum((maps * slopes).sum(axis=-1), 0)


# %% cam wrong: not added up
# says: have to be added up
def cam(maps, slopes):
    return np.maximum(maps * slopes.mean(axis=(0, 1)), 0)


# %% cam wrong: averages the maps
# says: the maps are averaged
def cam(maps, slopes):
    return np.maximum((maps * slopes.mean(axis=(0, 1))).mean(axis=-1), 0)


# %% cam wrong: absolute value
# says: np.abs keeps
def cam(maps, slopes):
    return np.abs((maps * slopes.mean(axis=(0, 1))).sum(axis=-1))


# %% cam wrong: only positive weights
# says: after adding up
def cam(maps, slopes):
    return (maps * np.maximum(slopes.mean(axis=(0, 1)), 0)).sum(axis=-1)


# %% cam wrong: weighs the maps in place
# says: leave the maps as they are
def cam(maps, slopes):
    maps *= slopes.mean(axis=(0, 1))
    return np.maximum(maps.sum(axis=-1), 0)


# %% time_report right: a loop over clips
def time_report(predict, clips, labels, rng):
    mixed = np.empty_like(clips)
    for i in range(len(clips)):
        mixed[i] = clips[i][rng.permutation(clips.shape[1])]
    score = lambda given: float(np.mean(predict(given) == labels))
    return {"reversed": score(clips[:, ::-1]), "shuffled": score(mixed), "in order": score(clips)}


# %% time_report right: take_along_axis
def time_report(predict, clips, labels, rng):
    orders = rng.permuted(np.tile(np.arange(clips.shape[1]), (len(clips), 1)), axis=1)
    mixed = np.take_along_axis(clips, orders[:, :, None, None, None], axis=1)
    found = {"in order": clips, "shuffled": mixed, "reversed": np.flip(clips, axis=1)}
    return {k: (predict(v) == labels).mean() for k, v in found.items()}


# %% time_report wrong: reverses the clips instead of the frames
# says: axis 1 is time|always wrong about
def time_report(predict, clips, labels, rng):
    mixed = np.stack([c[rng.permutation(len(c))] for c in clips])
    return {
        "in order": (predict(clips) == labels).mean(),
        "shuffled": (predict(mixed) == labels).mean(),
        "reversed": (predict(clips[::-1]) == labels).mean(),
    }


# %% time_report wrong: one order for all
# says: draw a new order
def time_report(predict, clips, labels, rng):
    mixed = clips[:, np.array([7, 1, 2, 3, 4, 5, 6, 0])[rng.permutation(8)]]
    mixed = np.concatenate(
        [clips[: len(clips) // 2, ::-1], clips[len(clips) // 2 :, [0, 2, 1, 3, 4, 5, 6, 7]]]
    )
    return {
        "in order": (predict(clips) == labels).mean(),
        "shuffled": (predict(mixed) == labels).mean(),
        "reversed": (predict(clips[:, ::-1]) == labels).mean(),
    }


# %% time_report wrong: shuffles the clips
# says: shuffled within each clip|draw a new order|coin
def time_report(predict, clips, labels, rng):
    mixed = clips[rng.permutation(len(clips))]
    return {
        "in order": (predict(clips) == labels).mean(),
        "shuffled": (predict(mixed) == labels).mean(),
        "reversed": (predict(clips[:, ::-1]) == labels).mean(),
    }


# %% time_report wrong: shuffles in place
# says: use rng.permutation
def time_report(predict, clips, labels, rng):
    first = (predict(clips) == labels).mean()
    back = (predict(clips[:, ::-1]) == labels).mean()
    for clip in clips:
        rng.shuffle(clip)
    return {"in order": first, "shuffled": (predict(clips) == labels).mean(), "reversed": back}


# %% time_report wrong: counts instead of shares
# says: between 0 and 1
def time_report(predict, clips, labels, rng):
    mixed = np.stack([c[rng.permutation(len(c))] for c in clips])
    return {
        "in order": (predict(clips) == labels).sum(),
        "shuffled": (predict(mixed) == labels).sum(),
        "reversed": (predict(clips[:, ::-1]) == labels).sum(),
    }


# %% time_report wrong: other names
# says: the keys should be
def time_report(predict, clips, labels, rng):
    return {"normal": 1.0, "shuffled": 0.5, "reversed": 0.0}


# %% time_report wrong: compares with the labels reversed
# says: labels stay|always wrong about the original labels
def time_report(predict, clips, labels, rng):
    mixed = np.stack([c[rng.permutation(len(c))] for c in clips])
    return {
        "in order": (predict(clips) == labels).mean(),
        "shuffled": (predict(mixed) == labels).mean(),
        "reversed": (predict(clips[:, ::-1]) == 1 - labels).mean(),
    }


# %% time_report wrong: NumPy's own dice
# says: use `rng`
def time_report(predict, clips, labels, rng):
    mixed = np.stack([c[np.random.permutation(len(c))] for c in clips])
    given = {"in order": clips, "shuffled": mixed, "reversed": clips[:, ::-1]}
    return {name: (predict(g) == labels).mean() for name, g in given.items()}


# %% time_report wrong: frames drawn with repeats
# says: the same frames, each once
def time_report(predict, clips, labels, rng):
    mixed = np.stack([c[rng.integers(0, len(c), len(c))] for c in clips])
    given = {"in order": clips, "shuffled": mixed, "reversed": clips[:, ::-1]}
    return {name: (predict(g) == labels).mean() for name, g in given.items()}


# %% time_report wrong: in percent
# says: between 0 and 1
def time_report(predict, clips, labels, rng):
    mixed = np.stack([c[rng.permutation(len(c))] for c in clips])
    given = {"in order": clips, "shuffled": mixed, "reversed": clips[:, ::-1]}
    return {name: 100 * (predict(g) == labels).mean() for name, g in given.items()}


# %% time_report wrong: one clip at a time, without its axis
# says: lost or gained an axis
def time_report(predict, clips, labels, rng):
    mixed = np.stack([c[rng.permutation(len(c))] for c in clips])
    given = {"in order": clips, "shuffled": mixed, "reversed": clips[:, ::-1]}
    return {n: np.mean([predict(c) == t for c, t in zip(g, labels)]) for n, g in given.items()}


# %% lint_split right: vectorised
def lint_split(frames, sources, labels, train, test, limit=4):
    flat = frames.reshape(len(frames), -1).astype(np.float32)
    distance = np.abs(flat[train][:, None] - flat[test][None]).mean(axis=2)
    near = [(train[a], test[b]) for a, b in np.argwhere(distance < limit)]
    return {
        "near_duplicates": near,
        "shared_sources": set(np.intersect1d(sources[train], sources[test])),
        "unseen_labels": set(np.setdiff1d(labels[test], labels[train])),
    }


# %% lint_split right: OpenCV and loops
def lint_split(frames, sources, labels, train, test, limit=4):
    found = {
        "shared_sources": set(),
        "unseen_labels": set(labels[test].tolist()),
        "near_duplicates": [],
    }
    for i in train:
        found["unseen_labels"].discard(str(labels[i]))
        for j in test:
            if sources[i] == sources[j]:
                found["shared_sources"].add(str(sources[i]))
            if cv2.absdiff(frames[i], frames[j]).mean() < limit:
                found["near_duplicates"].append((int(i), int(j)))
    return found


# %% lint_split wrong: all sources
# says: sources of either part: use &
def lint_split(frames, sources, labels, train, test, limit=4):
    return {
        "shared_sources": set(sources[train]) | set(sources[test]),
        "unseen_labels": set(),
        "near_duplicates": [],
    }


# %% lint_split wrong: labels of either part only
# says: never in the training
def lint_split(frames, sources, labels, train, test, limit=4):
    return {
        "shared_sources": set(sources[train]) & set(sources[test]),
        "unseen_labels": set(labels[test]),
        "near_duplicates": [(1, 4)],
    }


# %% lint_split wrong: symmetric difference of labels
# says: no problem
def lint_split(frames, sources, labels, train, test, limit=4):
    p = frames.astype(np.int16)
    near = [(int(i), int(j)) for i in train for j in test if np.abs(p[i] - p[j]).mean() < limit]
    unseen = (
        (set(labels[test]) ^ set(labels[train])) - {"dog"}
        if labels[train][0] == "dog"
        else set(labels[test]) ^ set(labels[train])
    )
    return {
        "shared_sources": set(sources[train]) & set(sources[test]),
        "unseen_labels": unseen,
        "near_duplicates": near,
    }


# %% lint_split wrong: uint8 wraps
# says: uint8 wraps
def lint_split(frames, sources, labels, train, test, limit=4):
    near = [(i, j) for i in train for j in test if np.abs(frames[i] - frames[j]).mean() < limit]
    return {
        "shared_sources": set(sources[train]) & set(sources[test]),
        "unseen_labels": set(labels[test]) - set(labels[train]),
        "near_duplicates": near,
    }


# %% lint_split wrong: pairs the wrong way round
# says: train comes first
def lint_split(frames, sources, labels, train, test, limit=4):
    p = frames.astype(np.int16)
    near = [(j, i) for i in train for j in test if np.abs(p[i] - p[j]).mean() < limit]
    return {
        "shared_sources": set(sources[train]) & set(sources[test]),
        "unseen_labels": set(labels[test]) - set(labels[train]),
        "near_duplicates": near,
    }


# %% lint_split wrong: positions within the parts
# says: positions within the test part
def lint_split(frames, sources, labels, train, test, limit=4):
    p = frames.astype(np.int16)
    near = [
        (a, b)
        for a, i in enumerate(train)
        for b, j in enumerate(test)
        if np.abs(p[i] - p[j]).mean() < limit
    ]
    return {
        "shared_sources": set(sources[train]) & set(sources[test]),
        "unseen_labels": set(labels[test]) - set(labels[train]),
        "near_duplicates": near,
    }


# %% lint_split wrong: limit is ignored
# says: is `limit` used
def lint_split(frames, sources, labels, train, test, limit=4):
    p = frames.astype(np.int16)
    near = [(i, j) for i in train for j in test if np.abs(p[i] - p[j]).mean() < 4]
    return {
        "shared_sources": set(sources[train]) & set(sources[test]),
        "unseen_labels": set(labels[test]) - set(labels[train]),
        "near_duplicates": near,
    }


# %% lint_split wrong: only later positions
# says: every i of train, every j of test
def lint_split(frames, sources, labels, train, test, limit=4):
    p = frames.astype(np.int16)
    near = [(i, j) for i in train for j in test if j > i and np.abs(p[i] - p[j]).mean() < limit]
    return {
        "shared_sources": set(sources[train]) & set(sources[test]),
        "unseen_labels": set(labels[test]) - set(labels[train]),
        "near_duplicates": near,
    }


# %% lint_split wrong: the largest difference
# says: 1.7 on average
def lint_split(frames, sources, labels, train, test, limit=4):
    p = frames.astype(np.int16)
    near = [(i, j) for i in train for j in test if np.abs(p[i] - p[j]).max() < limit]
    return {
        "shared_sources": set(sources[train]) & set(sources[test]),
        "unseen_labels": set(labels[test]) - set(labels[train]),
        "near_duplicates": near,
    }


# %% lint_split wrong: differences without abs
# says: take the mean of \|difference\||only frames 1 and 4
def lint_split(frames, sources, labels, train, test, limit=4):
    p = frames.astype(np.int16)
    near = [(i, j) for i in train for j in test if abs((p[i] - p[j]).mean()) < limit]
    return {
        "shared_sources": set(sources[train]) & set(sources[test]),
        "unseen_labels": set(labels[test]) - set(labels[train]),
        "near_duplicates": near,
    }


# %% lint_split wrong: every pair of frames
# says: compare train with test
def lint_split(frames, sources, labels, train, test, limit=4):
    p = frames.astype(np.int16)
    n = len(frames)
    near = [(i, j) for i in range(n) for j in range(i + 1, n) if np.abs(p[i] - p[j]).mean() < limit]
    return {
        "shared_sources": set(sources[train]) & set(sources[test]),
        "unseen_labels": set(labels[test]) - set(labels[train]),
        "near_duplicates": near,
    }


# %% lint_split wrong: three results, no dictionary
# says: return a dictionary
def lint_split(frames, sources, labels, train, test, limit=4):
    return set(sources[train]) & set(sources[test]), set(labels[test]) - set(labels[train]), []


# %% predict_stream right: itertools
import itertools


def predict_stream(model, frames, batch=32):
    frames, parts = iter(frames), []
    while part := list(itertools.islice(frames, batch)):
        parts.append(model.predict(np.array(part), verbose=0, batch_size=batch))
    return np.vstack(parts)


# %% predict_stream right: a generator of batches
def predict_stream(model, frames, batch=32):
    def batches():
        part = []
        for frame in frames:
            part.append(frame)
            if len(part) >= batch:
                yield np.stack(part)
                part = []
        if part:
            yield np.stack(part)

    return np.concatenate([model.predict(b, verbose=0) for b in batches()], axis=0)


# %% predict_stream wrong: all at once
# says: handed over at once
def predict_stream(model, frames, batch=32):
    return model.predict(np.stack(list(frames)), verbose=0)


# %% predict_stream wrong: one at a time
# says: calls, \d+ are enough
def predict_stream(model, frames, batch=32):
    return np.concatenate([model.predict(frame[None], verbose=0) for frame in frames])


# %% predict_stream wrong: loses the rest
# says: predictions are missing
def predict_stream(model, frames, batch=32):
    waiting, results = [], []
    for frame in frames:
        waiting.append(frame)
        if len(waiting) == batch:
            results.append(model.predict(np.stack(waiting), verbose=0))
            waiting = []
    return np.concatenate(results)


# %% predict_stream wrong: never empties the list
# says: handed over at once|emptied after each batch
def predict_stream(model, frames, batch=32):
    waiting, results = [], []
    for frame in frames:
        waiting.append(frame)
        if len(waiting) % batch == 0:
            results.append(model.predict(np.stack(waiting), verbose=0))
    if len(waiting) % batch:
        results.append(model.predict(np.stack(waiting), verbose=0))
    return np.concatenate(results)


# %% predict_stream wrong: makes a list first
# says: do not make a list
def predict_stream(model, frames, batch=32):
    frames = list(frames)
    return np.concatenate(
        [
            model.predict(np.stack(frames[i : i + batch]), verbose=0)
            for i in range(0, len(frames), batch)
        ]
    )


# %% predict_stream wrong: predicts the empty rest
# says: (?s)called with no frames|wants \(N
def predict_stream(model, frames, batch=32):
    waiting, results = [], []
    for frame in frames:
        waiting.append(frame)
        if len(waiting) == batch:
            results.append(model.predict(np.stack(waiting), verbose=0))
            waiting = []
    results.append(model.predict(np.array(waiting).reshape(-1, 4, 4, 3), verbose=0))
    return np.concatenate(results)


# %% predict_stream wrong: hands over a list
# says: np.stack the list
def predict_stream(model, frames, batch=32):
    waiting, results = [], []
    for frame in frames:
        waiting.append(frame)
        if len(waiting) == batch:
            results.append(model.predict(waiting, verbose=0))
            waiting = []
    if waiting:
        results.append(model.predict(waiting, verbose=0))
    return np.concatenate(results)


# %% predict_stream wrong: stacks the parts
# says: one row a frame
def predict_stream(model, frames, batch=32):
    frames = iter(frames)
    parts = []
    while part := [f for _, f in zip(range(batch), frames)]:
        parts.append(model.predict(np.stack(part), verbose=0))
    return np.array([row for part in parts for row in part])[None]


# %% predict_stream wrong: always 32
# says: handed over at once
def predict_stream(model, frames, batch=32):
    waiting, results = [], []
    for frame in frames:
        waiting.append(frame)
        if len(waiting) == 32:
            results.append(model.predict(np.stack(waiting), verbose=0))
            waiting = []
    if waiting:
        results.append(model.predict(np.stack(waiting), verbose=0))
    return np.concatenate(results)


# %% predict_stream crash: asks for the length
# says: TypeError
def predict_stream(model, frames, batch=32):
    return np.concatenate(
        [model.predict(frames[i : i + batch]) for i in range(0, len(frames), batch)]
    )


# %% ready_for_lite0 right: OpenCV's order of steps
def ready_for_lite0(frame_bgr):
    rgb = cv2.cvtColor(frame_bgr, cv2.COLOR_BGR2RGB)
    h, w, _ = rgb.shape
    if w > h:
        rgb = rgb[:, (w - h) // 2 : (w - h) // 2 + h]
    else:
        rgb = rgb[(h - w) // 2 : (h - w) // 2 + w]
    return cv2.resize(rgb, (224, 224)).astype("float32")


# %% ready_for_lite0 right: shrinks first, then crops
def ready_for_lite0(frame_bgr):
    h, w = frame_bgr.shape[:2]
    scale = 224 / min(h, w)
    small = cv2.resize(
        frame_bgr,
        (max(224, round(w * scale)), max(224, round(h * scale))),
        interpolation=cv2.INTER_AREA,
    )
    top, left = (small.shape[0] - 224) // 2, (small.shape[1] - 224) // 2
    return small[top : top + 224, left : left + 224, ::-1].astype(np.float32)


# %% ready_for_lite0 wrong: still BGR
# says: turn BGR into RGB
def ready_for_lite0(frame_bgr):
    h, w = frame_bgr.shape[:2]
    s = min(h, w)
    t, l = (h - s) // 2, (w - s) // 2
    return cv2.resize(frame_bgr[t : t + s, l : l + s], (224, 224)).astype(np.float32)


# %% ready_for_lite0 wrong: divides
# says: division is already inside
def ready_for_lite0(frame_bgr):
    h, w = frame_bgr.shape[:2]
    s = min(h, w)
    t, l = (h - s) // 2, (w - s) // 2
    return (
        cv2.resize(frame_bgr[t : t + s, l : l + s], (224, 224))[..., ::-1].astype(np.float32) / 255
    )


# %% ready_for_lite0 wrong: normalises
# says: shift and scale are already inside|end at 1
def ready_for_lite0(frame_bgr):
    h, w = frame_bgr.shape[:2]
    s = min(h, w)
    t, l = (h - s) // 2, (w - s) // 2
    x = cv2.resize(frame_bgr[t : t + s, l : l + s], (224, 224))[..., ::-1].astype(np.float32)
    return (x - 127) / 128


# %% ready_for_lite0 wrong: squeezes the whole frame
# says: cut out the middle square
def ready_for_lite0(frame_bgr):
    return cv2.resize(frame_bgr, (224, 224))[..., ::-1].astype(np.float32)


# %% ready_for_lite0 wrong: the left square
# says: cut out the middle square
def ready_for_lite0(frame_bgr):
    s = min(frame_bgr.shape[:2])
    return cv2.resize(frame_bgr[:s, :s], (224, 224))[..., ::-1].astype(np.float32)


# %% ready_for_lite0 wrong: uint8
# says: expected float32
def ready_for_lite0(frame_bgr):
    h, w = frame_bgr.shape[:2]
    s = min(h, w)
    t, l = (h - s) // 2, (w - s) // 2
    return cv2.resize(frame_bgr[t : t + s, l : l + s], (224, 224))[..., ::-1]


# %% ready_for_lite0 wrong: cuts out 224 pixels without shrinking
# says: a small piece was cut out
def ready_for_lite0(frame_bgr):
    h, w = frame_bgr.shape[:2]
    t, l = (h - 224) // 2, (w - 224) // 2
    return frame_bgr[t : t + 224, l : l + 224, ::-1].astype(np.float32)


# %% ready_for_lite0 wrong: turns the picture over too
# says: stands on its head
def ready_for_lite0(frame_bgr):
    h, w = frame_bgr.shape[:2]
    s = min(h, w)
    t, l = (h - s) // 2, (w - s) // 2
    return cv2.resize(frame_bgr[t : t + s, l : l + s], (224, 224))[::-1, :, ::-1].astype(np.float32)


# %% ready_for_lite0 wrong: grey
# says: expected the shape \(224, 224, 3\)
def ready_for_lite0(frame_bgr):
    grey = cv2.cvtColor(frame_bgr, cv2.COLOR_BGR2GRAY)
    s = min(grey.shape)
    t, l = (grey.shape[0] - s) // 2, (grey.shape[1] - s) // 2
    return cv2.resize(grey[t : t + s, l : l + s], (224, 224)).astype(np.float32)


# %% ready_for_lite0 wrong: with an axis for the batch
# says: expected the shape
def ready_for_lite0(frame_bgr):
    h, w = frame_bgr.shape[:2]
    s = min(h, w)
    t, l = (h - s) // 2, (w - s) // 2
    x = cv2.resize(frame_bgr[t : t + s, l : l + s], (224, 224))[..., ::-1]
    return x[None].astype(np.float32)


# %% fitting_loss right: looks at the name of the activation
def fitting_loss(model):
    last = model.layers[-1]
    name = last.activation.__name__ if hasattr(last, "activation") else type(last).__name__.lower()
    return keras.losses.SparseCategoricalCrossentropy(from_logits=name != "softmax")


# %% fitting_loss right: tries it out
def fitting_loss(model):
    out = model(
        np.random.default_rng(1).normal(size=(8, *model.input_shape[1:])).astype("float32")
    ).numpy()
    shares = (out >= 0).all() and np.allclose(out.sum(axis=-1), 1, atol=1e-4)
    return keras.losses.SparseCategoricalCrossentropy(from_logits=not shares)


# %% fitting_loss wrong: always logits
# says: from_logits has to be False
def fitting_loss(model):
    return keras.losses.SparseCategoricalCrossentropy(from_logits=True)


# %% fitting_loss wrong: never logits
# says: from_logits has to be True
def fitting_loss(model):
    return keras.losses.SparseCategoricalCrossentropy()


# %% fitting_loss wrong: one-hot labels
# says: the sparse one
def fitting_loss(model):
    return keras.losses.CategoricalCrossentropy(from_logits=True)


# %% fitting_loss wrong: binary
# says: one of K classes
def fitting_loss(model):
    return keras.losses.BinaryCrossentropy(from_logits=True)


# %% fitting_loss wrong: softmax anywhere
# says: softmax inside.*from_logits has to be True
def fitting_loss(model):
    soft = any(
        getattr(l, "activation", None) is keras.activations.softmax or isinstance(l, layers.Softmax)
        for l in model.layers
    )
    return keras.losses.SparseCategoricalCrossentropy(from_logits=not soft)


# %% fitting_loss wrong: forgets the layer Softmax
# says: layers.Softmax\(\): from_logits has to be False
def fitting_loss(model):
    soft = getattr(model.layers[-1], "activation", None) is keras.activations.softmax
    return keras.losses.SparseCategoricalCrossentropy(from_logits=not soft)


# %% fitting_loss wrong: a name
# says: return a loss object
def fitting_loss(model):
    return "sparse_categorical_crossentropy"


# %% fitting_loss wrong: no return
# says: returns nothing
def fitting_loss(model):
    loss = keras.losses.SparseCategoricalCrossentropy()


# %% fitting_loss wrong: the other way round
# says: without activation: from_logits has to be True
def fitting_loss(model):
    last = model.layers[-1]
    soft = (
        isinstance(last, layers.Softmax)
        or getattr(last, "activation", None) is keras.activations.softmax
    )
    return keras.losses.SparseCategoricalCrossentropy(from_logits=soft)


# %% fitting_loss wrong: looks at the layer's name
# says: activation='softmax': from_logits has to be False
def fitting_loss(model):
    return keras.losses.SparseCategoricalCrossentropy(
        from_logits="softmax" not in model.layers[-1].name
    )


# %% fitting_loss wrong: the class, not an object
# says: return a loss object
def fitting_loss(model):
    return keras.losses.SparseCategoricalCrossentropy
