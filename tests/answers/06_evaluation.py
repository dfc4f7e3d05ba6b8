# ruff: noqa
# Right and wrong answers for tests/test_checkers.py, which tells how to write them.


# %% scores_of right: class by class, in loops
def scores_of(matrix):
    k = len(matrix)
    precision, recall, f1 = [], [], []
    for c in range(k):
        hits = matrix[c][c]
        says = sum(matrix[t][c] for t in range(k))
        true = sum(matrix[c][a] for a in range(k))
        precision.append(hits / says if says else 0.0)
        recall.append(hits / true if true else 0.0)
        f1.append(2 * hits / (says + true) if says + true else 0.0)
    return precision, recall, f1


# %% scores_of right: harmonic mean written out
def scores_of(matrix):
    hits = np.diag(matrix).astype(float)
    p = np.divide(hits, matrix.sum(0), out=np.zeros(len(matrix)), where=matrix.sum(0) > 0)
    r = np.divide(hits, matrix.sum(1), out=np.zeros(len(matrix)), where=matrix.sum(1) > 0)
    f = np.divide(2 * p * r, p + r, out=np.zeros(len(matrix)), where=p + r > 0)
    return p, r, f


# %% scores_of wrong: axes swapped
# says: precision and recall are swapped
def scores_of(matrix):
    hits, a, t = np.diag(matrix), matrix.sum(axis=1), matrix.sum(axis=0)
    return hits / np.maximum(a, 1), hits / np.maximum(t, 1), 2 * hits / np.maximum(a + t, 1)


# %% scores_of wrong: plain mean for F1
# says: harmonic mean
def scores_of(matrix):
    hits, a, t = np.diag(matrix), matrix.sum(axis=0), matrix.sum(axis=1)
    p, r = hits / np.maximum(a, 1), hits / np.maximum(t, 1)
    return p, r, (p + r) / 2


# %% scores_of wrong: divides by zero
# says: there is a NaN
def scores_of(matrix):
    with np.errstate(all="ignore"):
        hits, a, t = np.diag(matrix), matrix.sum(axis=0), matrix.sum(axis=1)
        return hits / a, hits / t, 2 * hits / (a + t)


# %% scores_of wrong: averages
# says: one number for each class
def scores_of(matrix):
    hits, a, t = np.diag(matrix), matrix.sum(axis=0), matrix.sum(axis=1)
    p, r = hits / np.maximum(a, 1), hits / np.maximum(t, 1)
    return p.mean(), r.mean(), (p * r).mean()


# %% scores_of wrong: only one
# says: return three arrays
def scores_of(matrix):
    return np.diag(matrix) / np.maximum(matrix.sum(axis=0), 1)


# %% scores_of wrong: nothing
# says: returns nothing
def scores_of(matrix):
    print(matrix)


# %% scores_of wrong: for three classes only
# says: wrong for five
def scores_of(matrix):
    hits, a, t = np.diag(matrix)[:3], matrix.sum(axis=0)[:3], matrix.sum(axis=1)[:3]
    return hits / np.maximum(a, 1), hits / np.maximum(t, 1), 2 * hits / np.maximum(a + t, 1)


# %% scores_of wrong: normalises the matrix in place
# says: leave the matrix
def scores_of(matrix):
    hits, a, t = np.diag(matrix).copy(), matrix.sum(axis=0), matrix.sum(axis=1)
    matrix[0] = 0
    return hits / np.maximum(a, 1), hits / np.maximum(t, 1), 2 * hits / np.maximum(a + t, 1)


# %% cheapest_threshold right: all at once
def cheapest_threshold(scores, truth, cost_miss, cost_alarm):
    ways = np.r_[np.inf, np.sort(np.unique(scores))[::-1]]
    misses = (truth[None] & (scores[None] < ways[:, None])).sum(axis=1)
    alarms = (~truth[None] & (scores[None] >= ways[:, None])).sum(axis=1)
    total = cost_miss * misses + cost_alarm * alarms
    return ways[total.argmin()], total.min()


# %% cheapest_threshold right: min over pairs
def cheapest_threshold(scores, truth, cost_miss, cost_alarm):
    def cost(t):
        return cost_miss * np.sum(truth[scores < t]) + cost_alarm * np.sum(~truth[scores >= t])

    cost_, t = min((cost(t), -t) for t in [*scores, np.inf])
    return (-t, cost_)


# %% cheapest_threshold wrong: costs swapped
# says: two costs were swapped
def cheapest_threshold(scores, truth, cost_miss, cost_alarm):
    best = (np.inf, np.inf)
    for t in [np.inf, *np.unique(scores)[::-1]]:
        c = cost_alarm * (truth & (scores < t)).sum() + cost_miss * (~truth & (scores >= t)).sum()
        if c < best[1]:
            best = (t, c)
    return best


# %% cheapest_threshold wrong: lowest of equals
# says: take the highest
def cheapest_threshold(scores, truth, cost_miss, cost_alarm):
    best = (np.inf, np.inf)
    for t in [*np.unique(scores), np.inf]:
        c = cost_miss * (truth & (scores < t)).sum() + cost_alarm * (~truth & (scores >= t)).sum()
        if c < best[1]:
            best = (t, c)
    return best


# %% cheapest_threshold wrong: a grid
# says: one of the scores
def cheapest_threshold(scores, truth, cost_miss, cost_alarm):
    grid = np.linspace(0, 1, 200)[::-1]
    cost = [
        cost_miss * (truth & (scores < t)).sum() + cost_alarm * (~truth & (scores >= t)).sum()
        for t in grid
    ]
    return grid[np.argmin(cost)], min(cost)


# %% cheapest_threshold wrong: only the threshold
# says: return two numbers
def cheapest_threshold(scores, truth, cost_miss, cost_alarm):
    return float(scores[0])


# %% cheapest_threshold wrong: mean cost
# says: its cost is
def cheapest_threshold(scores, truth, cost_miss, cost_alarm):
    best = (np.inf, np.inf)
    for t in [np.inf, *np.unique(scores)[::-1]]:
        c = cost_miss * (truth & (scores < t)).sum() + cost_alarm * (~truth & (scores >= t)).sum()
        if c < best[1]:
            best = (t, c)
    return best[0], best[1] / len(scores)


# %% cheapest_threshold wrong: sorts the scores in place
# says: leave scores and truth
def cheapest_threshold(scores, truth, cost_miss, cost_alarm):
    scores.sort()
    return scores[0], 0


# %% cheapest_threshold wrong: never considers silence
# says: never to speak
def cheapest_threshold(scores, truth, cost_miss, cost_alarm):
    best = (np.inf, np.inf)
    for t in np.unique(scores)[::-1]:
        c = cost_miss * (truth & (scores < t)).sum() + cost_alarm * (~truth & (scores >= t)).sum()
        if c < best[1]:
            best = (t, c)
    return best


# %% cheapest_threshold wrong: larger, not larger or equal
# says: costs .* and .* only
def cheapest_threshold(scores, truth, cost_miss, cost_alarm):
    best = (np.inf, np.inf)
    for t in [np.inf, *np.unique(scores)[::-1]]:
        c = cost_miss * (truth & (scores <= t)).sum() + cost_alarm * (~truth & (scores > t)).sum()
        if c < best[1]:
            best = (t, c)
    return best


# %% video_accuracy right: with bincount
def video_accuracy(logits, videos, labels):
    names, first, place = np.unique(videos, return_index=True, return_inverse=True)
    total = np.zeros((len(names), logits.shape[1]))
    np.add.at(total, place, logits)
    return float((total.argmax(axis=1) == labels[first]).mean())


# %% video_accuracy right: a dictionary
def video_accuracy(logits, videos, labels):
    rows = {}
    for row, v, label in zip(logits, videos, labels):
        rows.setdefault(v, ([], label))[0].append(row)
    return sum(np.mean(r, axis=0).argmax() == label for r, label in rows.values()) / len(rows)


# %% video_accuracy wrong: over frames
# says: accuracy over frames
def video_accuracy(logits, videos, labels):
    return (logits.argmax(axis=1) == labels).mean()


# %% video_accuracy wrong: long videos count more
# says: long videos count more
def video_accuracy(logits, videos, labels):
    answer = {v: logits[videos == v].mean(axis=0).argmax() for v in set(videos)}
    return np.mean([answer[v] == label for v, label in zip(videos, labels)])


# %% video_accuracy wrong: majority vote of frames
# says: average the logits
def video_accuracy(logits, videos, labels):
    says = logits.argmax(axis=1)
    return np.mean(
        [
            np.bincount(says[videos == v]).argmax() == labels[videos == v][0]
            for v in np.unique(videos)
        ]
    )


# %% video_accuracy wrong: number of right videos
# says: divide by the number
def video_accuracy(logits, videos, labels):
    return sum(
        logits[videos == v].mean(axis=0).argmax() == labels[videos == v][0]
        for v in np.unique(videos)
    )


# %% video_accuracy wrong: one per video
# says: one number
def video_accuracy(logits, videos, labels):
    return np.array(
        [
            logits[videos == v].mean(axis=0).argmax() == labels[videos == v][0]
            for v in np.unique(videos)
        ]
    )


# %% video_accuracy wrong: always the same
# says: wrong for twelve|average the logits
def video_accuracy(logits, videos, labels):
    return 2 / 3


# %% temporal_iou right: with sets of frames
def temporal_iou(a, b):
    one, two = set(range(*a)), set(range(*b))
    return len(one & two) / len(one | two)


# %% temporal_iou right: with clip
def temporal_iou(a, b):
    shared = np.clip(min(a[1], b[1]) - max(a[0], b[0]), 0, None)
    return shared / ((a[1] - a[0]) + (b[1] - b[0]) - shared)


# %% temporal_iou wrong: not cut at zero
# says: yours is negative
def temporal_iou(a, b):
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (a[1] - a[0] + b[1] - b[0] - shared)


# %% temporal_iou wrong: counts the overlap twice
# says: counted twice
def temporal_iou(a, b):
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared / (a[1] - a[0] + b[1] - b[0])


# %% temporal_iou wrong: divides by one length
# says: one of the lengths
def temporal_iou(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (a[1] - a[0])


# %% temporal_iou wrong: the end belongs
# says: the end does not belong
def temporal_iou(a, b):
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]) + 1)
    return shared / (a[1] - a[0] + 1 + b[1] - b[0] + 1 - shared)


# %% temporal_iou wrong: hull below the line is right, order matters
# says: wrong when b does|lies inside
def temporal_iou(a, b):
    shared = max(0, a[1] - b[0])
    return shared / (b[1] - a[0])


# %% temporal_iou wrong: nothing
# says: returns nothing
def temporal_iou(a, b):
    print(a, b)


# %% label_and_group right: by splitting
def label_and_group(name):
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    parts = stem.split("_")
    if len(parts) != 4 or parts[0] != "v" or len(parts[2]) != 3 or len(parts[3]) != 3:
        return None
    return parts[1], "_".join(parts[1:3])


# %% label_and_group right: a list, named groups
def label_and_group(name):
    found = re.search(r"(?:^|/)v_(?P<label>[A-Za-z0-9]+)_(?P<group>g\d{2})_c\d{2}\.\w+$", name)
    return found and [found["label"], found["label"] + "_" + found["group"]]


# %% label_and_group wrong: g01 alone
# says: every action has a g01
def label_and_group(name):
    match = re.fullmatch(r"v_(\w+)_(g\d\d)_c\d\d", Path(name).stem)
    return (match[1], match[2]) if match else None


# %% label_and_group wrong: the clip as group
# says: clip number does not belong
def label_and_group(name):
    match = re.fullmatch(r"v_((\w+)_g\d\d_c\d\d)", Path(name).stem)
    return (match[2], match[1]) if match else None


# %% label_and_group wrong: folder not taken off
# says: folder in front
def label_and_group(name):
    match = re.fullmatch(r"v_(\w+)_(g\d\d)_c\d\d\.\w+", name)
    return (match[1], f"{match[1]}_{match[2]}") if match else None


# %% label_and_group wrong: takes anything
# says: is not such a name
def label_and_group(name):
    parts = Path(name).stem.split("_")
    return (parts[1], "_".join(parts[1:3])) if len(parts) > 2 else None


# %% label_and_group wrong: search in place of fullmatch
# says: is not such a name: return None
def label_and_group(name):
    match = re.search(r"v_([A-Za-z]+)_(g\d\d)_c\d\d", name)
    return (match[1], f"{match[1]}_{match[2]}") if match else None


# %% label_and_group wrong: the group only
# says: two texts
def label_and_group(name):
    return "Archery_g01"


# %% clip_interval right: in a loop
def clip_interval(values, clips, rng, rounds=1000):
    pieces = [values[clips == c] for c in np.unique(clips)]
    means = []
    for _ in range(rounds):
        drawn = [pieces[i] for i in rng.integers(0, len(pieces), len(pieces))]
        means.append(np.concatenate(drawn).mean())
    return np.percentile(means, 2.5), np.percentile(means, 97.5)


# %% clip_interval right: by rng.choice
def clip_interval(values, clips, rng, rounds=1000):
    names = np.unique(clips)
    sums = np.array([values[clips == c].sum() for c in names])
    counts = np.array([(clips == c).sum() for c in names])
    drawn = np.stack([rng.choice(len(names), len(names)) for _ in range(rounds)])
    return tuple(np.quantile(sums[drawn].sum(1) / counts[drawn].sum(1), [0.025, 0.975]))


# %% clip_interval wrong: draws frames
# says: drawing single frames
def clip_interval(values, clips, rng, rounds=1000):
    drawn = rng.integers(0, len(values), (rounds, len(values)))
    return np.quantile(values[drawn].mean(axis=1), [0.025, 0.975])


# %% clip_interval wrong: mean of clip means
# says: a short clip counts as much
def clip_interval(values, clips, rng, rounds=1000):
    means = np.array([values[clips == c].mean() for c in np.unique(clips)])
    drawn = rng.integers(0, len(means), (rounds, len(means)))
    return np.quantile(means[drawn].mean(axis=1), [0.025, 0.975])


# %% clip_interval wrong: without repetition
# says: with repetition|they differ
def clip_interval(values, clips, rng, rounds=1000):
    names = np.unique(clips)
    means = [
        values[np.isin(clips, rng.choice(names, len(names), replace=False))].mean()
        for _ in range(rounds)
    ]
    return np.quantile(means, [0.025, 0.975])


# %% clip_interval wrong: half of the clips
# says: too wide
def clip_interval(values, clips, rng, rounds=1000):
    names, place = np.unique(clips, return_inverse=True)
    sums, numbers = np.bincount(place, values), np.bincount(place)
    drawn = rng.integers(0, len(names), (rounds, len(names) // 3))
    return np.quantile(sums[drawn].sum(axis=1) / numbers[drawn].sum(axis=1), [0.025, 0.975])


# %% clip_interval wrong: middle half
# says: too narrow
def clip_interval(values, clips, rng, rounds=1000):
    names, place = np.unique(clips, return_inverse=True)
    sums, numbers = np.bincount(place, values), np.bincount(place)
    drawn = rng.integers(0, len(names), (rounds, len(names)))
    return np.quantile(sums[drawn].sum(axis=1) / numbers[drawn].sum(axis=1), [0.25, 0.75])


# %% clip_interval wrong: own generator
# says: same generator gave another
def clip_interval(values, clips, rng, rounds=1000):
    rng = np.random.default_rng()
    names, place = np.unique(clips, return_inverse=True)
    sums, numbers = np.bincount(place, values), np.bincount(place)
    drawn = rng.integers(0, len(names), (rounds, len(names)))
    return np.quantile(sums[drawn].sum(axis=1) / numbers[drawn].sum(axis=1), [0.025, 0.975])


# %% clip_interval wrong: all means
# says: two numbers
def clip_interval(values, clips, rng, rounds=1000):
    return values[rng.integers(0, len(values), (rounds, 5))].mean(axis=1)


# %% mcnemar right: with SciPy
def mcnemar(first, second):
    a, b = np.sum(first > second), np.sum(second > first)
    from scipy.stats import binom

    n, k = a + b, min(a, b)
    return a, b, min(1, 2 * binom.cdf(k, n, 0.5))


# %% mcnemar right: exact fractions
def mcnemar(first, second):
    from fractions import Fraction

    a = sum(bool(x) and not y for x, y in zip(first, second))
    b = sum(bool(y) and not x for x, y in zip(first, second))
    tail = sum(math.comb(a + b, i) for i in range(min(a, b) + 1))
    return [a, b, float(min(1, Fraction(2 * tail, 2 ** (a + b))))]


# %% mcnemar wrong: one side
# says: multiply by 2
def mcnemar(first, second):
    a, b = int((first & ~second).sum()), int((~first & second).sum())
    return a, b, sum(math.comb(a + b, i) for i in range(min(a, b) + 1)) / 2 ** (a + b)


# %% mcnemar wrong: over one
# says: never exceeds 1
def mcnemar(first, second):
    a, b = int((first & ~second).sum()), int((~first & second).sum())
    p = 2 * sum(math.comb(a + b, i) for i in range(min(a, b) + 1)) / 2 ** (a + b)
    return a, b, p if a + b else 1.0


# %% mcnemar wrong: swapped
# says: first two are swapped
def mcnemar(first, second):
    b, a = int((first & ~second).sum()), int((~first & second).sum())
    p = 2 * sum(math.comb(a + b, i) for i in range(min(a, b) + 1)) / 2 ** (a + b)
    return a, b, min(1.0, p)


# %% mcnemar wrong: n is all clips
# says: n is the number of clips on which they differ
def mcnemar(first, second):
    a, b, n = int((first & ~second).sum()), int((~first & second).sum()), len(first)
    return a, b, min(1.0, 2 * sum(math.comb(n, i) for i in range(min(a, b) + 1)) / 2**n)


# %% mcnemar wrong: k left out
# says: k belongs to it
def mcnemar(first, second):
    a, b = int((first & ~second).sum()), int((~first & second).sum())
    p = 2 * sum(math.comb(a + b, i) for i in range(min(a, b))) / 2 ** (a + b)
    return a, b, min(1.0, p)


# %% mcnemar wrong: all that are right
# says: all clips on which the first is right
def mcnemar(first, second):
    return first.sum(), second.sum(), 0.5


# %% mcnemar wrong: not the rarer side
# says: swapping the models
def mcnemar(first, second):
    a, b = int((first & ~second).sum()), int((~first & second).sum())
    p = 2 * sum(math.comb(a + b, i) for i in range(b + 1)) / 2 ** (a + b)
    return a, b, min(1.0, p)


# %% calibration_error right: bins by digitize
def calibration_error(shares, labels, bins=10):
    sure, right = shares.max(1), (shares.argmax(1) == labels).astype(float)
    place = np.digitize(sure, np.linspace(0, 1, bins + 1)[1:-1])
    gap = np.bincount(place, right - sure, minlength=bins)
    return np.abs(gap).sum() / len(labels)


# %% calibration_error right: in a loop
def calibration_error(shares, labels, bins=10):
    total = 0.0
    for b in range(bins):
        rows = [i for i, row in enumerate(shares) if min(int(max(row) * bins), bins - 1) == b]
        if rows:
            said = sum(max(shares[i]) for i in rows)
            hit = sum(int(np.argmax(shares[i]) == labels[i]) for i in rows)
            total += abs(hit - said)
    return total / len(shares)


# %% calibration_error wrong: no distance
# says: take the distance
def calibration_error(shares, labels, bins=10):
    sure, right = shares.max(axis=1), shares.argmax(axis=1) == labels
    return abs(right.mean() - sure.mean())


# %% calibration_error wrong: bins not weighted
# says: every bin counts the same
def calibration_error(shares, labels, bins=10):
    sure, right = shares.max(axis=1), shares.argmax(axis=1) == labels
    place = np.minimum((sure * bins).astype(int), bins - 1)
    return np.mean(
        [abs(right[place == b].mean() - sure[place == b].mean()) for b in np.unique(place)]
    )


# %% calibration_error wrong: 1 is lost
# says: exactly 1 got lost
def calibration_error(shares, labels, bins=10):
    sure, right = shares.max(axis=1), shares.argmax(axis=1) == labels
    place = (sure * bins).astype(int)
    return sum(
        (place == b).mean() * abs(right[place == b].mean() - sure[place == b].mean())
        for b in range(bins)
        if (place == b).any()
    )


# %% calibration_error wrong: empty bins
# says: skip the bins that are empty
def calibration_error(shares, labels, bins=10):
    import warnings

    sure, right = shares.max(axis=1), shares.argmax(axis=1) == labels
    place = np.minimum((sure * bins).astype(int), bins - 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return sum(
            (place == b).mean() * abs(right[place == b].mean() - sure[place == b].mean())
            for b in range(bins)
        )


# %% calibration_error wrong: bins not used
# says: is `bins` used
def calibration_error(shares, labels, bins=10):
    sure, right = shares.max(axis=1), shares.argmax(axis=1) == labels
    place = np.minimum((sure * 10).astype(int), 9)
    return sum(
        (place == b).mean() * abs(right[place == b].mean() - sure[place == b].mean())
        for b in np.unique(place)
    )


# %% calibration_error wrong: negative
# says: never negative
def calibration_error(shares, labels, bins=10):
    sure, right = shares.max(axis=1), shares.argmax(axis=1) == labels
    return right.mean() - sure.mean()


# %% largest_coverage right: from the end
def largest_coverage(sure, right, target):
    order = sorted(range(len(sure)), key=lambda i: -sure[i])
    for n in range(len(order), 0, -1):
        if sum(bool(right[i]) for i in order[:n]) >= target * n:
            return n / len(order)
    return 0


# %% largest_coverage right: max over places
def largest_coverage(sure, right, target):
    order = np.argsort(sure)[::-1]
    accuracy = np.add.accumulate(right[order]) / (np.arange(len(sure)) + 1)
    return max(
        [(i + 1) / len(sure) for i in range(len(sure)) if accuracy[i] >= target], default=0.0
    )


# %% largest_coverage wrong: stops at the first dip
# says: dips to 2/3
def largest_coverage(sure, right, target):
    order = np.argsort(-sure)
    accuracy = np.cumsum(right[order]) / np.arange(1, len(sure) + 1)
    below = np.flatnonzero(accuracy < target)
    return below[0] / len(sure) if len(below) else 1.0


# %% largest_coverage wrong: number of clips
# says: divide by the number
def largest_coverage(sure, right, target):
    order = np.argsort(-sure)
    accuracy = np.cumsum(right[order]) / np.arange(1, len(sure) + 1)
    return np.flatnonzero(accuracy >= target)[-1] + 1


# %% largest_coverage wrong: least sure first
# says: five surest clips
def largest_coverage(sure, right, target):
    order = np.argsort(sure)
    accuracy = np.cumsum(right[order]) / np.arange(1, len(sure) + 1)
    reached = np.flatnonzero(accuracy >= target)
    return (reached[-1] + 1) / len(sure) if len(reached) else 0


# %% largest_coverage wrong: more than the target
# says: with target=1
def largest_coverage(sure, right, target):
    order = np.argsort(-sure)
    accuracy = np.cumsum(right[order]) / np.arange(1, len(sure) + 1)
    reached = np.flatnonzero(accuracy > target - 1e-9) if target < 1 else []
    return (reached[-1] + 1) / len(sure) if len(reached) else 0


# %% largest_coverage crash: nothing reaches it
# says: IndexError
def largest_coverage(sure, right, target):
    order = np.argsort(-sure)
    accuracy = np.cumsum(right[order]) / np.arange(1, len(sure) + 1)
    return (np.flatnonzero(accuracy >= target)[-1] + 1) / len(sure)


# %% largest_coverage wrong: one clip when nothing is right
# says: nothing may be answered
def largest_coverage(sure, right, target):
    order = np.argsort(-sure)
    accuracy = np.cumsum(right[order]) / np.arange(1, len(sure) + 1)
    reached = np.flatnonzero(accuracy >= target)
    return (reached[-1] + 1) / len(sure) if len(reached) else 1 / len(sure)


# %% labels_and_answers right: lists, row by row
def labels_and_answers(dataset, predict):
    pairs = [(int(t), int(np.argmax(s))) for x, y in dataset for t, s in zip(y, predict(x))]
    return [t for t, _ in pairs], [a for _, a in pairs]


# %% labels_and_answers right: kept in a list first
def labels_and_answers(dataset, predict):
    batches = list(dataset)
    labels = np.hstack([y for _, y in batches])
    return labels, np.vstack([predict(x) for x, _ in batches]).argmax(axis=-1)


# %% labels_and_answers wrong: two passes
# says: gone through 2 times
def labels_and_answers(dataset, predict):
    labels = np.concatenate([y for _, y in dataset])
    return labels, np.concatenate([predict(x).argmax(axis=1) for x, _ in dataset])


# %% labels_and_answers wrong: last batch only
# says: 23 labels|only one batch|gone through
def labels_and_answers(dataset, predict):
    for x, y in dataset:
        labels, answers = y, predict(x).argmax(axis=1)
    return labels, answers


# %% labels_and_answers wrong: scores in place of answers
# says: one row of class numbers
def labels_and_answers(dataset, predict):
    labels, answers = [], []
    for x, y in dataset:
        labels.append(y)
        answers.append(predict(x))
    return np.concatenate(labels), np.concatenate(answers)


# %% labels_and_answers wrong: largest score
# says: not a score
def labels_and_answers(dataset, predict):
    labels, answers = [], []
    for x, y in dataset:
        labels.append(y)
        answers.append(predict(x).max(axis=1))
    return np.concatenate(labels), np.concatenate(answers)


# %% labels_and_answers wrong: sorted
# says: do not fit together
def labels_and_answers(dataset, predict):
    labels, answers = [], []
    for x, y in dataset:
        labels.append(y)
        answers.append(predict(x).argmax(axis=1))
    return np.sort(np.concatenate(labels)), np.concatenate(answers)


# %% labels_and_answers wrong: answers first
# says: labels come first
def labels_and_answers(dataset, predict):
    labels, answers = [], []
    for x, y in dataset:
        labels.append(y)
        answers.append(predict(x).argmax(axis=1))
    return np.concatenate(answers), np.concatenate(labels)


# %% labels_and_answers wrong: labels twice
# says: one class too high
def labels_and_answers(dataset, predict):
    labels = np.concatenate([y for _, y in dataset])
    return labels, labels.copy()


# %% f1_of_batches right: all joined
def f1_of_batches(batches):
    pairs = list(batches)
    if not pairs:
        return 0.0
    truth, answer = (np.concatenate(part) for part in zip(*pairs))
    below = truth.sum() + answer.sum()
    return 2 * (truth & answer).sum() / below if below else 0.0


# %% f1_of_batches right: by precision and recall
def f1_of_batches(batches):
    hits = said = true = 0
    for t, a in batches:
        hits, said, true = hits + np.sum(t * a), said + np.sum(a), true + np.sum(t)
    if not hits:
        return 0.0
    p, r = hits / said, hits / true
    return 2 * p * r / (p + r)


# %% f1_of_batches wrong: mean of batches
# says: mean of the batches' own F1
def f1_of_batches(batches):
    values = []
    for t, a in batches:
        values.append(2 * (t & a).sum() / max(t.sum() + a.sum(), 1))
    return np.mean(values)


# %% f1_of_batches wrong: leaves empty batches out
# says: leaving the empty batches out
def f1_of_batches(batches):
    values = [2 * (t & a).sum() / (t.sum() + a.sum()) for t, a in batches if t.sum() + a.sum()]
    return np.mean(values)


# %% f1_of_batches wrong: accuracy
# says: that is the accuracy
def f1_of_batches(batches):
    right = n = 0
    for t, a in batches:
        right, n = right + (t == a).sum(), n + len(t)
    return right / max(n, 1)


# %% f1_of_batches wrong: through twice
# says: gone through twice
def f1_of_batches(batches):
    n = sum(len(t) for t, _ in batches)
    hits = both = 0
    for t, a in batches:
        hits, both = hits + (t & a).sum(), both + t.sum() + a.sum()
    return 2 * hits / max(both, 1)


# %% f1_of_batches wrong: NaN without any
# says: return 0.0, not nan
def f1_of_batches(batches):
    hits = both = 0
    for t, a in batches:
        hits, both = hits + (t & a).sum(), both + t.sum() + a.sum()
    return 2 * hits / both if both else np.nan


# %% f1_of_batches wrong: nothing
# says: returns nothing
def f1_of_batches(batches):
    for t, a in batches:
        print(t, a)
