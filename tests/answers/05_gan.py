# ruff: noqa
# Right and wrong answers for tests/test_checkers.py, which tells how to write them.


# %% best_judge right: with where and errstate
def best_judge(p, q):
    with np.errstate(all="ignore"):
        return np.where(p + q == 0, 0.5, p / (p + q))


# %% best_judge right: np.divide
def best_judge(p, q):
    return np.divide(p, p + q, out=np.full(np.shape(p), 0.5), where=(p + q) > 0)


# %% best_judge wrong: the share of made ones
# says: share of made ones
def best_judge(p, q):
    return q / (p + q)


# %% best_judge wrong: the ratio
# says: that is p / q
def best_judge(p, q):
    return p / q


# %% best_judge wrong: divides by nothing
# says: 0 / 0 is nan
def best_judge(p, q):
    return p / (p + q)


# %% best_judge wrong: a small number under the line
# says: nothing may be added
def best_judge(p, q):
    return np.where(p + q == 0, 0.5, p / (p + q + 1e-8))


# %% best_judge wrong: 0 where nothing lies
# says: where p and q are both 0, answer 0.5
def best_judge(p, q):
    return np.nan_to_num(p / (p + q))


# %% best_judge wrong: one number
# says: five answers
def best_judge(p, q):
    return p.sum() / (p + q).sum()


# %% best_judge wrong: one half where anything is 0
# says: nothing real lies
def best_judge(p, q):
    return np.where((p == 0) | (q == 0), 0.5, p / (p + q))


# %% best_judge wrong: works in place
# says: leave p and q as they are
def best_judge(p, q):
    q += p
    p /= q
    p[np.isnan(p)] = 0.5
    return p


# %% best_judge wrong: no return
# says: returns nothing
def best_judge(p, q):
    d = p / (p + q)


# %% jensen_shannon right: scipy
def jensen_shannon(p, q):
    from scipy.spatial.distance import jensenshannon

    return jensenshannon(p, q) ** 2


# %% jensen_shannon right: by entropies
def jensen_shannon(p, q):
    def entropy(a):
        a = a[a > 0]
        return -(a * np.log(a)).sum()

    return entropy((p + q) / 2) - entropy(p) / 2 - entropy(q) / 2


# %% jensen_shannon wrong: the distance
# says: leave the root out
def jensen_shannon(p, q):
    from scipy.spatial.distance import jensenshannon

    return jensenshannon(p, q)


# %% jensen_shannon wrong: in bits
# says: in bits
def jensen_shannon(p, q):
    m = (p + q) / 2
    return sum((a[a > 0] * np.log2(a[a > 0] / m[a > 0])).sum() for a in (p, q)) / 2


# %% jensen_shannon wrong: without the halves
# says: twice too large
def jensen_shannon(p, q):
    m = (p + q) / 2
    return sum((a[a > 0] * np.log(a[a > 0] / m[a > 0])).sum() for a in (p, q))


# %% jensen_shannon wrong: zeros go into the logarithm
# says: the result is nan
def jensen_shannon(p, q):
    m = (p + q) / 2
    return (p * np.log(p / m)).sum() / 2 + (q * np.log(q / m)).sum() / 2


# %% jensen_shannon wrong: against each other
# says: compare p with the mean m
def jensen_shannon(p, q):
    there = p > 0
    return (p[there] * np.log(p[there] / q[there])).sum()


# %% jensen_shannon wrong: one half only, twice
# says: the same both ways round
def jensen_shannon(p, q):
    m, there = (p + q) / 2, p > 0
    return (p[there] * np.log(p[there] / m[there])).sum()


# %% jensen_shannon wrong: terms, not their sum
# says: return one number
def jensen_shannon(p, q):
    m = (p + q) / 2
    return np.nan_to_num(p * np.log(p / m)) / 2 + np.nan_to_num(q * np.log(q / m)) / 2


# %% jensen_shannon wrong: no return
# says: returns nothing
def jensen_shannon(p, q):
    m = (p + q) / 2


# %% gan_losses right: Keras
def gan_losses(real_logits, made_logits, smooth=1.0):
    def loss(logits, label):
        logits = np.ravel(logits).astype("float64")
        return float(
            keras.losses.BinaryCrossentropy(from_logits=True)(np.full(logits.shape, label), logits)
        )

    return (loss(real_logits, smooth) + loss(made_logits, 0.0)) / 2, loss(made_logits, 1.0)


# %% gan_losses right: logits minus label times logit
def gan_losses(real_logits, made_logits, smooth=1.0):
    def loss(a, y):
        return np.mean(np.maximum(a, 0) + np.log1p(np.exp(-np.abs(a))) - y * a)

    return np.array(loss(real_logits, smooth) + loss(made_logits, 0)) / 2, loss(made_logits, 1)


# %% gan_losses wrong: the loss that saturates
# says: saturates
def gan_losses(real_logits, made_logits, smooth=1.0):
    d_made = np.logaddexp(0, made_logits).mean()
    return (np.logaddexp(0, -real_logits).mean() + d_made) / 2, -d_made


# %% gan_losses wrong: the forger's label is 0
# says: label for its own pictures is 1
def gan_losses(real_logits, made_logits, smooth=1.0):
    d_made = np.logaddexp(0, made_logits).mean()
    return (np.logaddexp(0, -real_logits).mean() + d_made) / 2, d_made


# %% gan_losses wrong: sum of the two parts
# says: not their sum
def gan_losses(real_logits, made_logits, smooth=1.0):
    return np.logaddexp(0, -real_logits).mean() + np.logaddexp(0, made_logits).mean(), np.logaddexp(
        0, -made_logits
    ).mean()


# %% gan_losses wrong: pooled
# says: real and made count half each
def gan_losses(real_logits, made_logits, smooth=1.0):
    d = np.concatenate([np.logaddexp(0, -real_logits), np.logaddexp(0, made_logits)]).mean()
    return d, np.logaddexp(0, -made_logits).mean()


# %% gan_losses wrong: smooth has one part
# says: second part
def gan_losses(real_logits, made_logits, smooth=1.0):
    real = smooth * np.logaddexp(0, -real_logits).mean()
    return (real + np.logaddexp(0, made_logits).mean()) / 2, np.logaddexp(0, -made_logits).mean()


# %% gan_losses wrong: smooths the forger too
# says: g_loss stays
def gan_losses(real_logits, made_logits, smooth=1.0):
    def loss(a, y):
        return (y * np.logaddexp(0, -a) + (1 - y) * np.logaddexp(0, a)).mean()

    return (loss(real_logits, smooth) + loss(made_logits, 0)) / 2, loss(made_logits, smooth)


# %% gan_losses wrong: overflows
# says: overflows
def gan_losses(real_logits, made_logits, smooth=1.0):
    def loss(a, y):
        d = 1 / (1 + np.exp(-a))
        return -(y * np.log(d) + (1 - y) * np.log(1 - d)).mean()

    return (loss(real_logits, smooth) + loss(made_logits, 0)) / 2, loss(made_logits, 1)


# %% gan_losses wrong: clips the answers
# says: expected 750 and 500
def gan_losses(real_logits, made_logits, smooth=1.0):
    def loss(a, y):
        a = np.clip(a, -30, 30)
        d = 1 / (1 + np.exp(-a))
        return -(y * np.log(d) + (1 - y) * np.log(1 - d)).mean()

    return (loss(real_logits, smooth) + loss(made_logits, 0)) / 2, loss(made_logits, 1)


# %% gan_losses wrong: no means
# says: the mean over its batch
def gan_losses(real_logits, made_logits, smooth=1.0):
    return np.logaddexp(0, -real_logits), np.logaddexp(0, -made_logits)


# %% gan_losses wrong: one number
# says: return two numbers
def gan_losses(real_logits, made_logits, smooth=1.0):
    return np.logaddexp(0, -real_logits).mean()


# %% count_modes right: a loop over points
def count_modes(points, centres, radius=0.4, least=0.02):
    counts = [0] * len(centres)
    for point in points:
        distances = [np.hypot(*(point - centre)) for centre in centres]
        nearest = int(np.argmin(distances))
        if distances[nearest] <= radius:
            counts[nearest] += 1
    return sum(count >= least * len(points) for count in counts), sum(counts) / len(points)


# %% count_modes right: a tree
def count_modes(points, centres, radius=0.4, least=0.02):
    from scipy.spatial import cKDTree

    distance, nearest = cKDTree(centres).query(points)
    counts = np.bincount(nearest[distance <= radius], minlength=len(centres))
    return np.count_nonzero(counts / len(points) >= least), (distance <= radius).mean()


# %% count_modes wrong: the radius is not used
# says: further than `radius`
def count_modes(points, centres, radius=0.4, least=0.02):
    distance = np.linalg.norm(points[:, None] - centres[None], axis=2)
    return len(set(distance.argmin(axis=1))), 1.0


# %% count_modes wrong: one point is enough
# says: less than the share
def count_modes(points, centres, radius=0.4, least=0.02):
    distance = np.linalg.norm(points[:, None] - centres[None], axis=2)
    hits = distance.min(axis=1) <= radius
    return len(set(distance.argmin(axis=1)[hits])), hits.mean()


# %% count_modes wrong: share of the hits that count
# says: share is of all points
def count_modes(points, centres, radius=0.4, least=0.02):
    distance = np.linalg.norm(points[:, None] - centres[None], axis=2)
    hits = distance.min(axis=1) <= radius
    counts = np.bincount(distance.argmin(axis=1)[hits], minlength=len(centres))
    found = counts >= least * len(points)
    return found.sum(), counts[found].sum() / counts.sum()


# %% count_modes wrong: least of the hits
# says: share of all points, not of those that hit
def count_modes(points, centres, radius=0.4, least=0.02):
    distance = np.linalg.norm(points[:, None] - centres[None], axis=2)
    hits = distance.min(axis=1) <= radius
    counts = np.bincount(distance.argmin(axis=1)[hits], minlength=len(centres))
    return (counts >= least * hits.sum()).sum(), hits.mean()


# %% count_modes wrong: more than least
# says: `at least` includes it
def count_modes(points, centres, radius=0.4, least=0.02):
    distance = np.linalg.norm(points[:, None] - centres[None], axis=2)
    hits = distance.min(axis=1) <= radius
    counts = np.bincount(distance.argmin(axis=1)[hits], minlength=len(centres))
    return (counts > least * len(points)).sum(), hits.mean()


# %% count_modes wrong: all centres within the radius
# says: only the nearest centre
def count_modes(points, centres, radius=0.4, least=0.02):
    near = np.linalg.norm(points[:, None] - centres[None], axis=2) <= radius
    return (near.mean(axis=0) >= least).sum(), near.any(axis=1).mean()


# %% count_modes wrong: a square around the centre
# says: root of the sum of squares
def count_modes(points, centres, radius=0.4, least=0.02):
    distance = np.abs(points[:, None] - centres[None]).max(axis=2)
    hits = distance.min(axis=1) <= radius
    counts = np.bincount(distance.argmin(axis=1)[hits], minlength=len(centres))
    return (counts >= least * len(points)).sum(), hits.mean()


# %% count_modes wrong: a fixed radius
# says: `radius` is not used
def count_modes(points, centres, radius=0.4, least=0.02):
    distance = np.linalg.norm(points[:, None] - centres[None], axis=2)
    hits = distance.min(axis=1) <= 0.4
    counts = np.bincount(distance.argmin(axis=1)[hits], minlength=len(centres))
    return (counts >= least * len(points)).sum(), hits.mean()


# %% count_modes wrong: the number only
# says: return two things
def count_modes(points, centres, radius=0.4, least=0.02):
    return 2


# %% slope_penalty right: an einsum over all axes
def slope_penalty(judge, real):
    real = tf.constant(real)
    with tf.GradientTape() as tape:
        tape.watch(real)
        logits = judge(real)
    slope = tape.gradient(logits, real)
    return tf.reduce_sum(slope * slope) / len(real)


# %% slope_penalty right: a variable
def slope_penalty(judge, real):
    real = tf.Variable(real)
    with tf.GradientTape() as tape:
        total = tf.reduce_sum(judge(real))
    slope = tape.gradient(total, real)
    return tf.reduce_mean(tf.reduce_sum(tf.square(slope), axis=list(range(1, len(slope.shape)))))


# %% slope_penalty wrong: the length
# says: the penalty is its square
def slope_penalty(judge, real):
    real = tf.convert_to_tensor(real)
    with tf.GradientTape() as tape:
        tape.watch(real)
        total = tf.reduce_sum(judge(real))
    slope = tf.reshape(tape.gradient(total, real), (len(real), -1))
    return tf.reduce_mean(tf.norm(slope, axis=1))


# %% slope_penalty wrong: the sum over the batch
# says: sum over the batch
def slope_penalty(judge, real):
    real = tf.convert_to_tensor(real)
    with tf.GradientTape() as tape:
        tape.watch(real)
        total = tf.reduce_sum(judge(real))
    return tf.reduce_sum(tape.gradient(total, real) ** 2)


# %% slope_penalty wrong: the mean over everything
# says: mean over the numbers of a point
def slope_penalty(judge, real):
    real = tf.convert_to_tensor(real)
    with tf.GradientTape() as tape:
        tape.watch(real)
        total = tf.reduce_sum(judge(real))
    return tf.reduce_mean(tape.gradient(total, real) ** 2)


# %% slope_penalty wrong: slope of the mean
# says: divides each slope
def slope_penalty(judge, real):
    real = tf.convert_to_tensor(real)
    with tf.GradientTape() as tape:
        tape.watch(real)
        total = tf.reduce_mean(judge(real))
    slope = tf.reshape(tape.gradient(total, real), (len(real), -1))
    return tf.reduce_mean(tf.reduce_sum(slope**2, axis=1))


# %% slope_penalty wrong: sums over the second axis only
# says: over all of H, W and C
def slope_penalty(judge, real):
    real = tf.convert_to_tensor(real)
    with tf.GradientTape() as tape:
        tape.watch(real)
        total = tf.reduce_sum(judge(real))
    return tf.reduce_mean(tf.reduce_sum(tape.gradient(total, real) ** 2, axis=1))


# %% slope_penalty wrong: leaves TensorFlow
# says: return a TensorFlow scalar
def slope_penalty(judge, real):
    real = tf.convert_to_tensor(real)
    with tf.GradientTape() as tape:
        tape.watch(real)
        total = tf.reduce_sum(judge(real))
    slope = tape.gradient(total, real).numpy().reshape(len(real), -1)
    return (slope**2).sum(axis=1).mean()


# %% slope_penalty wrong: stopped
# says: cannot be differentiated
def slope_penalty(judge, real):
    real = tf.convert_to_tensor(real)
    with tf.GradientTape() as tape:
        tape.watch(real)
        total = tf.reduce_sum(judge(real))
    slope = tf.stop_gradient(tf.reshape(tape.gradient(total, real), (len(real), -1)))
    return tf.reduce_mean(tf.reduce_sum(slope**2, axis=1))


# %% slope_penalty crash: the input is not watched
# says: your code stopped
def slope_penalty(judge, real):
    real = tf.convert_to_tensor(real)
    with tf.GradientTape() as tape:
        total = tf.reduce_sum(judge(real))
    slope = tf.reshape(tape.gradient(total, real), (len(real), -1))
    return tf.reduce_mean(tf.reduce_sum(slope**2, axis=1))


# %% nearest_training right: by products
def nearest_training(drawings, training):
    a, b = (
        drawings.reshape(len(drawings), -1).astype(float),
        training.reshape(len(training), -1).astype(float),
    )
    squares = (a**2).sum(axis=1)[:, None] + (b**2).sum(axis=1) - 2 * a @ b.T
    return squares.argmin(axis=1), np.sqrt(np.maximum(squares.min(axis=1), 0) / a.shape[1])


# %% nearest_training right: scikit-learn
def nearest_training(drawings, training):
    from sklearn.neighbors import NearestNeighbors

    flat = drawings.reshape(len(drawings), -1)
    distance, place = (
        NearestNeighbors(n_neighbors=1).fit(training.reshape(len(training), -1)).kneighbors(flat)
    )
    return place[:, 0], distance[:, 0] / np.sqrt(flat.shape[1])


# %% nearest_training wrong: the mean square
# says: take its root
def nearest_training(drawings, training):
    errors = [((training - d) ** 2).mean(axis=(1, 2, 3)) for d in drawings]
    return np.argmin(errors, axis=1), np.min(errors, axis=1)


# %% nearest_training wrong: not divided by the pixels
# says: divide by the number of pixels
def nearest_training(drawings, training):
    errors = [np.sqrt(((training - d) ** 2).sum(axis=(1, 2, 3))) for d in drawings]
    return np.argmin(errors, axis=1), np.min(errors, axis=1)


# %% nearest_training wrong: absolute differences
# says: do not use absolute differences
def nearest_training(drawings, training):
    errors = [np.abs(training - d).mean(axis=(1, 2, 3)) for d in drawings]
    return np.argmin(errors, axis=1), np.min(errors, axis=1)


# %% nearest_training wrong: the other way round
# says: one answer for each drawing
def nearest_training(drawings, training):
    errors = [np.sqrt(((drawings - t) ** 2).mean(axis=(1, 2, 3))) for t in training]
    return np.argmin(errors, axis=1), np.min(errors, axis=1)


# %% nearest_training wrong: the farthest
# says: the nearest are
def nearest_training(drawings, training):
    errors = [np.sqrt(((training - d) ** 2).mean(axis=(1, 2, 3))) for d in drawings]
    return np.argmax(errors, axis=1), np.min(errors, axis=1)


# %% nearest_training wrong: distances only
# says: return two arrays
def nearest_training(drawings, training):
    return np.array([np.sqrt(((training - d) ** 2).mean(axis=(1, 2, 3))).min() for d in drawings])


# %% effective_number right: counts with a dictionary, natural logarithms
def effective_number(labels):
    counts = {}
    for label in labels:
        counts[int(label)] = counts.get(int(label), 0) + 1
    total = sum(counts.values())
    return float(np.exp(-sum(c / total * np.log(c / total) for c in counts.values())))


# %% effective_number right: bincount, zeros left out
def effective_number(labels):
    shares = np.bincount(labels) / len(labels)
    shares = shares[shares > 0]
    return np.prod(shares**-shares)


# %% effective_number wrong: counts what occurs at all
# says: how many labels occur at all
def effective_number(labels):
    return len(set(np.asarray(labels).tolist()))


# %% effective_number wrong: stops at the entropy
# says: that is H
def effective_number(labels):
    shares = np.unique(labels, return_counts=True)[1] / len(labels)
    return -(shares * np.log2(shares)).sum()


# %% effective_number wrong: forgets the minus
# says: the sign
def effective_number(labels):
    shares = np.unique(labels, return_counts=True)[1] / len(labels)
    return 2 ** (shares * np.log2(shares)).sum()


# %% effective_number wrong: natural logarithm under a power of two
# says: take np\.log2
def effective_number(labels):
    shares = np.unique(labels, return_counts=True)[1] / len(labels)
    return 2 ** -(shares * np.log(shares)).sum()


# %% effective_number wrong: exp of log2
# says: mixed base 2 and base e
def effective_number(labels):
    shares = np.unique(labels, return_counts=True)[1] / len(labels)
    return np.exp(-(shares * np.log2(shares)).sum())


# %% effective_number wrong: zeros go into the logarithm
# says: that is `nan`
def effective_number(labels):
    shares = np.bincount(labels, minlength=10) / len(labels)
    with np.errstate(all="ignore"):
        return 2 ** -(shares * np.log2(shares)).sum()


# %% effective_number wrong: returns nothing
# says: your function returns nothing
def effective_number(labels):
    shares = np.unique(labels, return_counts=True)[1] / len(labels)
    number = 2 ** -(shares * np.log2(shares)).sum()


# %% effective_number wrong: one number for each label
# says: return one number, not something of the shape
def effective_number(labels):
    shares = np.unique(labels, return_counts=True)[1] / len(labels)
    return 2 ** -(shares * np.log2(shares))


# %% effective_number wrong: sorts the labels in place
# says: leave the labels as they are
def effective_number(labels):
    labels[:] = labels[::-1].copy()
    shares = np.unique(labels, return_counts=True)[1] / len(labels)
    return 2 ** -(shares * np.log2(shares)).sum()


# %% effective_number crash: a list has no method for it
# says: AttributeError
def effective_number(labels):
    shares = labels.counts() / len(labels)
    return 2 ** -(shares * np.log2(shares)).sum()


# %% at_infinity right: least squares by hand
def at_infinity(sizes, scores):
    x = 1 / np.asarray(sizes, float)
    y = np.asarray(scores, float)
    slope = ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()
    return y.mean() - slope * x.mean()


# %% at_infinity right: lstsq with a column of ones
def at_infinity(sizes, scores):
    table = np.stack([1 / np.array(sizes), np.ones(len(sizes))], axis=1)
    return np.linalg.lstsq(table, np.array(scores), rcond=None)[0][1]


# %% at_infinity wrong: returns the slope
# says: that is the slope c
def at_infinity(sizes, scores):
    return np.polyfit(1 / np.asarray(sizes), scores, 1)[0]


# %% at_infinity wrong: returns both
# says: return the one number
def at_infinity(sizes, scores):
    return np.polyfit(1 / np.asarray(sizes), scores, 1)


# %% at_infinity wrong: a line over n
# says: a line over n
def at_infinity(sizes, scores):
    return np.polyfit(sizes, scores, 1)[1]


# %% at_infinity wrong: the score of the largest size
# says: the score of the largest size
def at_infinity(sizes, scores):
    return scores[int(np.argmax(sizes))]


# %% at_infinity wrong: the mean
# says: the mean of the scores
def at_infinity(sizes, scores):
    return np.mean(scores)


# %% at_infinity wrong: through the ends only
# says: use all of them, with least squares
def at_infinity(sizes, scores):
    x = 1 / np.asarray(sizes)
    slope = (scores[0] - scores[-1]) / (x[0] - x[-1])
    return scores[-1] - slope * x[-1]


# %% at_infinity wrong: a parabola
# says: the line with the least squared error
def at_infinity(sizes, scores):
    return np.polyfit(1 / np.asarray(sizes), scores, 2)[2]


# %% at_infinity wrong: over the root of n
# says: 7 \+ 200/n goes to 7
def at_infinity(sizes, scores):
    return np.polyfit(1 / np.sqrt(sizes), scores, 1)[1]


# %% at_infinity wrong: returns nothing
# says: your function returns nothing
def at_infinity(sizes, scores):
    np.polyfit(1 / np.asarray(sizes), scores, 1)


# %% at_infinity crash: divides by a list
# says: TypeError
def at_infinity(sizes, scores):
    return np.polyfit(1 / sizes, scores, 1)[1]


# %% auc right: by ranks
def auc(real_scores, fake_scores):
    from scipy.stats import rankdata

    real, fake = np.ravel(real_scores), np.ravel(fake_scores)
    ranks = rankdata(np.concatenate([real, fake]))
    return (ranks[len(real) :].sum() - len(fake) * (len(fake) + 1) / 2) / (len(real) * len(fake))


# %% auc right: scikit-learn
def auc(real_scores, fake_scores):
    from sklearn.metrics import roc_auc_score

    scores = np.concatenate([np.ravel(real_scores), np.ravel(fake_scores)])
    return roc_auc_score(np.repeat([0, 1], [len(real_scores), len(fake_scores)]), scores)


# %% auc wrong: the wrong way round
# says: the wrong way round
def auc(real_scores, fake_scores):
    real, fake = np.ravel(real_scores), np.ravel(fake_scores)
    return (fake[:, None] < real).mean() + 0.5 * (fake[:, None] == real).mean()


# %% auc wrong: the number of pairs
# says: the number of pairs
def auc(real_scores, fake_scores):
    return (np.ravel(fake_scores)[:, None] > np.ravel(real_scores)).sum()


# %% auc wrong: accuracy at one half
# says: that is accuracy
def auc(real_scores, fake_scores):
    right = (np.ravel(real_scores) < 0.5).sum() + (np.ravel(fake_scores) > 0.5).sum()
    return right / (np.size(real_scores) + np.size(fake_scores))


# %% auc wrong: ties count nothing
# says: give 0\.5, not 0
def auc(real_scores, fake_scores):
    return (np.ravel(fake_scores)[:, None] > np.ravel(real_scores)).mean()


# %% auc wrong: ties count fully
# says: you used >=
def auc(real_scores, fake_scores):
    return (np.ravel(fake_scores)[:, None] >= np.ravel(real_scores)).mean()


# %% auc wrong: does not flatten
# says: flatten the scores first
def auc(real_scores, fake_scores):
    real, fake = np.asarray(real_scores), np.asarray(fake_scores)
    if real.ndim > 1:
        return 0.5 + 0.0 * fake.mean()
    return (fake[:, None] > real).mean() + 0.5 * (fake[:, None] == real).mean()


# %% auc wrong: probabilities only
# says: only the order counts
def auc(real_scores, fake_scores):
    real, fake = np.clip(np.ravel(real_scores), 0, 1), np.clip(np.ravel(fake_scores), 0, 1)
    if real.max() == 1:
        real, fake = np.ravel(real_scores), np.ravel(fake_scores)
    return (fake[:, None] > real).mean() + 0.5 * (fake[:, None] == real).mean()


# %% auc wrong: pairs side by side only
# says: of 8 pairs the fake is higher in 6
def auc(real_scores, fake_scores):
    pairs = list(zip(np.ravel(real_scores), np.ravel(fake_scores)))
    return np.mean([(fake > real) + 0.5 * (fake == real) for real, fake in pairs])


# %% auc wrong: returns nothing
# says: your function returns nothing
def auc(real_scores, fake_scores):
    real, fake = np.ravel(real_scores), np.ravel(fake_scores)
    share = (fake[:, None] > real).mean() + 0.5 * (fake[:, None] == real).mean()


# %% auc crash: compares arrays of different lengths
# says: ValueError
def auc(real_scores, fake_scores):
    return (fake_scores > real_scores).mean()


# %% choose_and_measure right: with NumPy tables
def choose_and_measure(networks, score, tuning_seeds, fresh_seeds):
    if not set(tuning_seeds).isdisjoint(fresh_seeds):
        raise ValueError("seeds overlap")
    table = np.array([[score(n, s) for s in tuning_seeds] for n in networks])
    winner = table.mean(axis=1).argmin()
    return [winner, np.array([score(networks[winner], s) for s in fresh_seeds]).mean()]


# %% choose_and_measure wrong: publishes the score it won with
# says: the score that it won with
def choose_and_measure(networks, score, tuning_seeds, fresh_seeds):
    if set(tuning_seeds) & set(fresh_seeds):
        raise ValueError
    means = [np.mean([score(n, s) for s in tuning_seeds]) for n in networks]
    return int(np.argmin(means)), min(means)


# %% choose_and_measure wrong: takes the highest
# says: the network with the highest distance
def choose_and_measure(networks, score, tuning_seeds, fresh_seeds):
    if set(tuning_seeds) & set(fresh_seeds):
        raise ValueError
    means = [np.mean([score(n, s) for s in tuning_seeds]) for n in networks]
    best = int(np.argmax(means))
    return best, np.mean([score(networks[best], s) for s in fresh_seeds])


# %% choose_and_measure wrong: chooses by the fresh seeds
# says: you chose by the fresh seeds
def choose_and_measure(networks, score, tuning_seeds, fresh_seeds):
    if set(tuning_seeds) & set(fresh_seeds):
        raise ValueError
    means = [np.mean([score(n, s) for s in fresh_seeds]) for n in networks]
    return int(np.argmin(means)), min(means)


# %% choose_and_measure wrong: chooses by the luckiest seed
# says: by a single lucky one
def choose_and_measure(networks, score, tuning_seeds, fresh_seeds):
    if set(tuning_seeds) & set(fresh_seeds):
        raise ValueError
    best = int(np.argmin([min(score(n, s) for s in tuning_seeds) for n in networks]))
    return best, np.mean([score(networks[best], s) for s in fresh_seeds])


# %% choose_and_measure wrong: measures with all seeds
# says: those that chose it must not count
def choose_and_measure(networks, score, tuning_seeds, fresh_seeds):
    if set(tuning_seeds) & set(fresh_seeds):
        raise ValueError
    means = [np.mean([score(n, s) for s in tuning_seeds]) for n in networks]
    best = int(np.argmin(means))
    return best, np.mean([score(networks[best], s) for s in [*tuning_seeds, *fresh_seeds]])


# %% choose_and_measure wrong: reports the luckiest fresh seed
# says: report the mean over all fresh seeds
def choose_and_measure(networks, score, tuning_seeds, fresh_seeds):
    if set(tuning_seeds) & set(fresh_seeds):
        raise ValueError
    means = [np.mean([score(n, s) for s in tuning_seeds]) for n in networks]
    best = int(np.argmin(means))
    return best, min(score(networks[best], s) for s in fresh_seeds)


# %% choose_and_measure wrong: returns the network
# says: the number of the network in the list
def choose_and_measure(networks, score, tuning_seeds, fresh_seeds):
    if set(tuning_seeds) & set(fresh_seeds):
        raise ValueError
    best = min(networks, key=lambda n: np.mean([score(n, s) for s in tuning_seeds]))
    return best, np.mean([score(best, s) for s in fresh_seeds])


# %% choose_and_measure wrong: does not mind the overlap
# says: seed 2 is in both lists
def choose_and_measure(networks, score, tuning_seeds, fresh_seeds):
    means = [np.mean([score(n, s) for s in tuning_seeds]) for n in networks]
    best = int(np.argmin(means))
    return best, np.mean([score(networks[best], s) for s in fresh_seeds])


# %% choose_and_measure wrong: minds only lists that are equal
# says: seed 2 is in both lists
def choose_and_measure(networks, score, tuning_seeds, fresh_seeds):
    if list(tuning_seeds) == list(fresh_seeds):
        raise ValueError
    means = [np.mean([score(n, s) for s in tuning_seeds]) for n in networks]
    best = int(np.argmin(means))
    return best, np.mean([score(networks[best], s) for s in fresh_seeds])


# %% choose_and_measure wrong: the mean only
# says: return two things
def choose_and_measure(networks, score, tuning_seeds, fresh_seeds):
    if set(tuning_seeds) & set(fresh_seeds):
        raise ValueError
    means = [np.mean([score(n, s) for s in tuning_seeds]) for n in networks]
    return np.mean([score(networks[int(np.argmin(means))], s) for s in fresh_seeds])


# %% choose_and_measure crash: gives the seeds all at once
# says: TypeError
def choose_and_measure(networks, score, tuning_seeds, fresh_seeds):
    best = int(np.argmin([score(n, tuning_seeds) for n in networks]))
    return best, np.mean([score(networks[best], s) for s in fresh_seeds])
