# ruff: noqa
# Right and wrong answers for tests/test_checkers.py, which tells how to write them.


# %% frame_errors right: one frame after the other
def frame_errors(frames, reconstructions):
    pairs = zip(frames / 255, reconstructions / 255)
    return [float(np.square(before - after).mean()) for before, after in pairs]


# %% frame_errors right: float32 and a reshape
def frame_errors(frames, reconstructions):
    difference = frames.astype(np.float32) - reconstructions.astype(np.float32)
    return (difference.reshape(len(frames), -1) ** 2).mean(axis=1) / 255**2


# %% frame_errors wrong: wraps round
# says: 5 - 6 became 255
def frame_errors(frames, reconstructions):
    return (((frames - reconstructions) / 255) ** 2).mean(axis=(1, 2, 3))


# %% frame_errors wrong: one number for all
# says: one number for all frames
def frame_errors(frames, reconstructions):
    return np.mean((frames / 255 - reconstructions / 255) ** 2)


# %% frame_errors wrong: one for each pixel
# says: 3 frames have 3 errors
def frame_errors(frames, reconstructions):
    return ((frames / 255 - reconstructions / 255) ** 2).mean(axis=0)


# %% frame_errors wrong: the sum
# says: that is the sum
def frame_errors(frames, reconstructions):
    return ((frames / 255 - reconstructions / 255) ** 2).sum(axis=(1, 2, 3))


# %% frame_errors wrong: 0 to 255
# says: counted from 0 to 255
def frame_errors(frames, reconstructions):
    return ((frames.astype(float) - reconstructions) ** 2).mean(axis=(1, 2, 3))


# %% frame_errors wrong: divides after squaring
# says: before you square
def frame_errors(frames, reconstructions):
    return ((frames.astype(float) - reconstructions) ** 2).mean(axis=(1, 2, 3)) / 255


# %% frame_errors wrong: absolute
# says: mean absolute error
def frame_errors(frames, reconstructions):
    return np.abs(frames / 255 - reconstructions / 255).mean(axis=(1, 2, 3))


# %% frame_errors wrong: the root
# says: that is the root
def frame_errors(frames, reconstructions):
    return np.sqrt(((frames / 255 - reconstructions / 255) ** 2).mean(axis=(1, 2, 3)))


# %% frame_errors wrong: in place
# says: leave the frames as they are
def frame_errors(frames, reconstructions):
    frames -= reconstructions
    return ((frames / 255) ** 2).mean(axis=(1, 2, 3))


# %% frame_errors wrong: no return
# says: returns nothing
def frame_errors(frames, reconstructions):
    errors = ((frames / 255 - reconstructions / 255) ** 2).mean(axis=(1, 2, 3))


# %% principal_angles right: by scipy
def principal_angles(a, b):
    from scipy.linalg import subspace_angles

    return np.degrees(subspace_angles(a, b))[::-1]


# %% principal_angles right: bases by svd, a list
def principal_angles(a, b):
    first, second = (np.linalg.svd(m, full_matrices=False)[0] for m in (a, b))
    cosines = np.linalg.svd(first.T @ second)[1].clip(0, 1)
    return [float(np.rad2deg(np.arccos(c))) for c in cosines]


# %% principal_angles wrong: no bases
# says: np.linalg.qr
def principal_angles(a, b):
    return np.degrees(np.arccos(np.clip(np.linalg.svd(a.T @ b, compute_uv=False), -1, 1)))


# %% principal_angles wrong: columns of length 1 only
# says: the columns were mixed
def principal_angles(a, b):
    a, b = (m / np.linalg.norm(m, axis=0) for m in (a, b))
    return np.degrees(np.arccos(np.clip(np.linalg.svd(a.T @ b, compute_uv=False), -1, 1)))


# %% principal_angles wrong: radians
# says: these are radians
def principal_angles(a, b):
    a, b = np.linalg.qr(a)[0], np.linalg.qr(b)[0]
    return np.arccos(np.clip(np.linalg.svd(a.T @ b, compute_uv=False), -1, 1))


# %% principal_angles wrong: cosines
# says: these are the cosines
def principal_angles(a, b):
    a, b = np.linalg.qr(a)[0], np.linalg.qr(b)[0]
    return np.linalg.svd(a.T @ b, compute_uv=False)


# %% principal_angles wrong: largest first
# says: the smallest angle comes first
def principal_angles(a, b):
    from scipy.linalg import subspace_angles

    return np.degrees(subspace_angles(a, b))


# %% principal_angles wrong: column by column
# says: expected \[0, 90\]
def principal_angles(a, b):
    a, b = np.linalg.qr(a)[0], np.linalg.qr(b)[0]
    return np.degrees(np.arccos(np.clip(np.abs((a * b).sum(axis=0)), 0, 1)))


# %% principal_angles wrong: no clip
# says: clip
def principal_angles(a, b):
    a, b = np.linalg.qr(a)[0], np.linalg.qr(b)[0]
    cosines = np.linalg.svd(a.T @ b, compute_uv=False)
    with np.errstate(invalid="ignore"):
        return np.degrees(np.arccos(cosines + 1e-12 * (cosines > 0.9999)))


# %% principal_angles wrong: the largest only
# says: 2 columns make 2 angles
def principal_angles(a, b):
    from scipy.linalg import subspace_angles

    return np.degrees(subspace_angles(a, b)).max()


# %% principal_angles wrong: no return
# says: returns nothing
def principal_angles(a, b):
    np.linalg.qr(a)


# %% quantise right: by digitize
def quantise(codes, low, high, bits=8):
    steps = np.linspace(low, high, 2**bits)
    middles = (steps[1:] + steps[:-1]) / 2
    return steps[np.digitize(codes, middles)]


# %% quantise right: clips the levels
def quantise(codes, low, high, bits=8):
    step = (high - low) / (2**bits - 1)
    levels = np.clip(np.rint((np.asarray(codes) - low) / step), 0, 2**bits - 1)
    return low + step * levels


# %% quantise wrong: rounds down
# says: round to the nearest
def quantise(codes, low, high, bits=8):
    step = (high - low) / (2**bits - 1)
    return low + step * np.floor((np.clip(codes, low, high) - low) / step)


# %% quantise wrong: does not clip
# says: clip
def quantise(codes, low, high, bits=8):
    step = (high - low) / (2**bits - 1)
    return low + step * np.rint((codes - low) / step)


# %% quantise wrong: one step too many
# says: the four levels are 0, 1, 2 and 3
def quantise(codes, low, high, bits=8):
    step = (high - low) / 2**bits
    return low + step * np.rint((np.clip(codes, low, high) - low) / step)


# %% quantise wrong: returns levels
# says: turn them back to numbers
def quantise(codes, low, high, bits=8):
    step = (high - low) / (2**bits - 1)
    return np.rint((np.clip(codes, low, high) - low) / step)


# %% quantise wrong: always eight bits
# says: use `bits`
def quantise(codes, low, high, bits=8):
    step = (high - low) / 255
    return low + step * np.rint((np.clip(codes, low, high) - low) / step)


# %% quantise wrong: wraps in uint8
# says: wrong for 10
def quantise(codes, low, high, bits=8):
    step = (high - low) / (2**bits - 1)
    return low + step * np.rint((np.clip(codes, low, high) - low) / step).astype(np.uint8)


# %% quantise wrong: own range
# says: clip to low and high first
def quantise(codes, low, high, bits=8):
    low, high = codes.min(), codes.max()
    step = (high - low) / (2**bits - 1)
    return low + step * np.rint((codes - low) / step)


# %% quantise wrong: in place
# says: leave the codes as they are
def quantise(codes, low, high, bits=8):
    step = (high - low) / (2**bits - 1)
    np.clip(codes, low, high, out=codes)
    return low + step * np.rint((codes - low) / step)


# %% quantise wrong: no return
# says: returns nothing
def quantise(codes, low, high, bits=8):
    step = (high - low) / (2**bits - 1)


# %% kl_to_standard right: picture by picture
def kl_to_standard(mean, log_variance):
    total = []
    for m, lv in zip(mean, log_variance):
        total.append(sum((m**2 + np.exp(lv) - lv - 1) / 2))
    return total


# %% kl_to_standard right: with ops
def kl_to_standard(mean, log_variance):
    return -0.5 * ops.sum(1 + log_variance - ops.square(mean) - ops.exp(log_variance), axis=-1)


# %% kl_to_standard wrong: the sign
# says: the sign
def kl_to_standard(mean, log_variance):
    return 0.5 * (1 + log_variance - mean**2 - np.exp(log_variance)).sum(axis=-1)


# %% kl_to_standard wrong: the mean
# says: the formula has a sum
def kl_to_standard(mean, log_variance):
    return 0.5 * (mean**2 + np.exp(log_variance) - log_variance - 1).mean(axis=-1)


# %% kl_to_standard wrong: one for the batch
# says: one number for the whole batch
def kl_to_standard(mean, log_variance):
    return 0.5 * (mean**2 + np.exp(log_variance) - log_variance - 1).sum()


# %% kl_to_standard wrong: nothing summed
# says: add up over the numbers
def kl_to_standard(mean, log_variance):
    return 0.5 * (mean**2 + np.exp(log_variance) - log_variance - 1)


# %% kl_to_standard wrong: sums over the batch
# says: 4 pictures have 4
def kl_to_standard(mean, log_variance):
    return 0.5 * (mean**2 + np.exp(log_variance) - log_variance - 1).sum(axis=0)


# %% kl_to_standard wrong: no half
# says: 1/2 is missing
def kl_to_standard(mean, log_variance):
    return (mean**2 + np.exp(log_variance) - log_variance - 1).sum(axis=-1)


# %% kl_to_standard wrong: sigma for its square
# says: the variance, np.exp
def kl_to_standard(mean, log_variance):
    return 0.5 * (mean**2 + np.exp(log_variance / 2) - log_variance - 1).sum(axis=-1)


# %% kl_to_standard wrong: squares the variance
# says: of the square already
def kl_to_standard(mean, log_variance):
    sigma = np.exp(log_variance)
    return 0.5 * (mean**2 + sigma**2 - np.log(sigma**2) - 1).sum(axis=-1)


# %% kl_to_standard wrong: mean not squared
# says: the mean is squared
def kl_to_standard(mean, log_variance):
    return 0.5 * (mean + np.exp(log_variance) - log_variance - 1).sum(axis=-1)


# %% kl_to_standard wrong: forgets the 1
# says: mean 0 and variance 1|expected
def kl_to_standard(mean, log_variance):
    return 0.5 * (mean**2 + np.exp(log_variance) - log_variance).sum(axis=-1)


# %% kl_to_standard wrong: in place
# says: leave the inputs
def kl_to_standard(mean, log_variance):
    mean *= mean
    return 0.5 * (mean + np.exp(log_variance) - log_variance - 1).sum(axis=-1)


# %% kl_to_standard wrong: no return
# says: returns nothing
def kl_to_standard(mean, log_variance):
    0.5 * (mean**2 + np.exp(log_variance) - log_variance - 1).sum(axis=-1)


# %% draw_code right: the root of the variance
def draw_code(mean, log_variance, noise):
    return np.sqrt(np.exp(log_variance)) * noise + mean


# %% draw_code right: with ops
def draw_code(mean, log_variance, noise):
    return mean + ops.exp(0.5 * log_variance) * noise


# %% draw_code wrong: the variance
# says: that is the variance
def draw_code(mean, log_variance, noise):
    return mean + np.exp(log_variance) * noise


# %% draw_code wrong: the logarithm
# says: may be negative
def draw_code(mean, log_variance, noise):
    return mean + log_variance * noise


# %% draw_code wrong: no noise
# says: the noise is missing
def draw_code(mean, log_variance, noise):
    return mean


# %% draw_code wrong: no mean
# says: add the mean
def draw_code(mean, log_variance, noise):
    return np.exp(log_variance / 2) * noise


# %% draw_code wrong: draws itself
# says: use `noise`
def draw_code(mean, log_variance, noise):
    return np.random.normal(mean, np.exp(log_variance / 2))


# %% draw_code wrong: one noise for the batch
# says: expected mean
def draw_code(mean, log_variance, noise):
    return mean + np.exp(log_variance / 2) * noise[:1] * 1.5


# %% draw_code wrong: in place
# says: leave the inputs
def draw_code(mean, log_variance, noise):
    noise *= np.exp(log_variance / 2)
    return mean + noise


# %% draw_code wrong: no return
# says: returns nothing
def draw_code(mean, log_variance, noise):
    mean + np.exp(log_variance / 2) * noise


# %% active_units right: a loop
def active_units(means, threshold=0.01):
    return sum(np.var(column) > threshold for column in means.T)


# %% active_units right: the unbiased variance
def active_units(means, threshold=0.01):
    return int(np.count_nonzero(means.var(axis=0, ddof=1) > threshold))


# %% active_units wrong: standard deviation
# says: compares the standard deviation
def active_units(means, threshold=0.01):
    return (means.std(axis=0) > threshold).sum()


# %% active_units wrong: over the code
# says: you counted pictures
def active_units(means, threshold=0.01):
    return (means.var(axis=1) > threshold).sum()


# %% active_units wrong: size for variance
# says: always 3
def active_units(means, threshold=0.01):
    return (np.square(means).mean(axis=0) > threshold).sum()


# %% active_units wrong: fixed threshold
# says: the threshold that is given
def active_units(means, threshold=0.01):
    return (means.var(axis=0) > 0.01).sum()


# %% active_units wrong: a mask
# says: return how many
def active_units(means, threshold=0.01):
    return means.var(axis=0) > threshold


# %% active_units wrong: counts the dead
# says: three of these five
def active_units(means, threshold=0.01):
    return (means.var(axis=0) <= threshold).sum()


# %% active_units wrong: constant
# says: given|collapsed
def active_units(means, threshold=0.01):
    return 3


# %% active_units wrong: in place
# says: leave `means`
def active_units(means, threshold=0.01):
    means -= means.mean(axis=0)
    return ((means**2).mean(axis=0) > threshold).sum()


# %% active_units wrong: no return
# says: returns nothing
def active_units(means, threshold=0.01):
    print((means.var(axis=0) > threshold).sum())


# %% average_precision right: a loop
def average_precision(scores, odd):
    found, notes = 0, []
    for rank, place in enumerate(sorted(range(len(scores)), key=lambda i: -scores[i]), start=1):
        if odd[place]:
            found += 1
            notes.append(found / rank)
    return sum(notes) / len(notes)


# %% average_precision right: steps of recall
def average_precision(scores, odd):
    hits = odd[np.argsort(scores)[::-1]].astype(float)
    precision = hits.cumsum() / (1 + np.arange(len(hits)))
    recall = np.r_[0, hits.cumsum() / hits.sum()]
    return (np.diff(recall) * precision).sum()


# %% average_precision wrong: from the lowest score
# says: began with the lowest
def average_precision(scores, odd):
    hits = odd[np.argsort(scores)]
    return (np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean()


# %% average_precision wrong: average over all
# says: averaged over all clips
def average_precision(scores, odd):
    hits = odd[np.argsort(-scores)]
    return (np.cumsum(hits) / np.arange(1, len(hits) + 1)).mean()


# %% average_precision wrong: the sum
# says: that is the sum
def average_precision(scores, odd):
    hits = odd[np.argsort(-scores)]
    return (np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].sum()


# %% average_precision wrong: divided by all
# says: number of all clips
def average_precision(scores, odd):
    hits = odd[np.argsort(-scores)]
    return (np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].sum() / len(hits)


# %% average_precision wrong: ranks from 0
# says: ranks 1 and 3 are odd
def average_precision(scores, odd):
    hits = odd[np.argsort(-scores)]
    return (np.cumsum(hits) / np.maximum(np.arange(len(hits)), 1))[hits].mean()


# %% average_precision wrong: area by the trapezoid rule
# says: ranks 1 and 3 are odd|number
def average_precision(scores, odd):
    hits = odd[np.argsort(-scores)]
    precision = np.r_[1, np.cumsum(hits) / np.arange(1, len(hits) + 1)]
    recall = np.r_[0, np.cumsum(hits) / hits.sum()]
    return np.trapezoid(precision, recall)


# %% average_precision wrong: a constant
# says: the only odd clip comes first
def average_precision(scores, odd):
    return 5 / 6


# %% average_precision wrong: an array
# says: return one number
def average_precision(scores, odd):
    hits = odd[np.argsort(-scores)]
    return (np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits]


# %% average_precision wrong: sorts what it was given
# says: leave `scores` and `odd` as they are
def average_precision(scores, odd):
    order = np.argsort(-scores)
    odd[:] = odd[order]
    return (np.cumsum(odd) / np.arange(1, len(odd) + 1))[odd].mean()


# %% average_precision wrong: forgets return
# says: returns nothing
def average_precision(scores, odd):
    hits = odd[np.argsort(-scores)]
    (np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean()


# %% average_precision crash: minus on a list
# says: TypeError
def average_precision(scores, odd):
    return odd[np.argsort(-list(scores))].mean()


# %% best_threshold right: from the highest down
def best_threshold(scores, odd):
    best, f1 = None, -1.0
    for value in sorted(set(scores.tolist()), reverse=True):
        tp = int(np.sum((scores >= value) & odd))
        now = 2 * tp / (int(np.sum(scores >= value)) + int(odd.sum()))
        if now > f1:
            best, f1 = value, now
    return best, f1


# %% best_threshold right: with scikit-learn, a list
def best_threshold(scores, odd):
    precision, recall, levels = precision_recall_curve(odd, scores)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    best = np.flatnonzero(np.isclose(f1[:-1], f1[:-1].max()))[-1]
    return [levels[best], f1[best]]


# %% best_threshold wrong: highest precision
# says: misses half
def best_threshold(scores, odd):
    value = max(np.unique(scores), key=lambda v: odd[scores >= v].mean())
    return value, 0.8


# %% best_threshold wrong: highest recall
# says: cries wolf
def best_threshold(scores, odd):
    value = max(np.unique(scores), key=lambda v: (odd & (scores >= v)).sum() / odd.sum())
    return value, 0.8


# %% best_threshold wrong: above, not at
# says: AT or above
def best_threshold(scores, odd):
    def f1(v):
        return 2 * ((scores > v) & odd).sum() / ((scores > v).sum() + odd.sum())

    value = max(np.unique(scores), key=f1)
    return value, f1(value)


# %% best_threshold wrong: the plain mean
# says: harmonic mean
def best_threshold(scores, odd):
    def mean(v):
        alarm = scores >= v
        return ((alarm & odd).sum() / alarm.sum() + (alarm & odd).sum() / odd.sum()) / 2

    value = max(np.unique(scores), key=mean)
    return value, mean(value)


# %% best_threshold wrong: the lowest of equals
# says: return the highest threshold
def best_threshold(scores, odd):
    def f1(v):
        return 2 * ((scores >= v) & odd).sum() / ((scores >= v).sum() + odd.sum())

    value = max(np.unique(scores), key=f1)
    return value, f1(value)


# %% best_threshold wrong: threshold alone
# says: return two numbers
def best_threshold(scores, odd):
    return max(np.unique(scores), key=lambda v: ((scores >= v) & odd).sum())


# %% best_threshold wrong: a grid from 0 to 1
# says: take the candidates from the scores
def best_threshold(scores, odd):
    best = (0.0, -1.0)
    for v in np.round(np.linspace(0, 1, 101), 2):
        f1 = 2 * ((scores >= v) & odd).sum() / ((scores >= v).sum() + odd.sum())
        if f1 >= best[1]:
            best = (v, f1)
    return best


# %% best_threshold wrong: forgets return
# says: returns nothing
def best_threshold(scores, odd):
    max(np.unique(scores))


# %% count_events right: frame by frame
def count_events(alarm, events):
    found = 0
    for first, last in events:
        found += int(np.any(alarm[first : last + 1]))
    false_calls, inside, touches = 0, False, False
    for t in range(len(alarm) + 1):
        on = t < len(alarm) and bool(alarm[t])
        if on:
            touches = (inside and touches) or any(a <= t <= b for a, b in events)
        elif inside and not touches:
            false_calls += 1
        inside = on
    return found, false_calls


# %% count_events right: NumPy labels, a list
def count_events(alarm, events):
    label = np.cumsum(np.diff(np.r_[0, alarm.astype(int)]) == 1) * alarm
    calls = set(label[alarm].tolist())
    good, found = set(), 0
    for first, last in events:
        here = set(label[first : last + 1].tolist()) - {0}
        good |= here
        found += bool(here)
    return [found, len(calls - good)]


# %% count_events wrong: frames of events
# says: count alarmed frames
def count_events(alarm, events):
    return sum(alarm[a : b + 1].sum() for a, b in events), 3


# %% count_events wrong: first left out
# says: its first frame belongs
def count_events(alarm, events):
    return sum(alarm[a + 1 : b + 1].any() for a, b in events), 3


# %% count_events wrong: last left out
# says: `last` is included
def count_events(alarm, events):
    found = sum(alarm[a:b].any() for a, b in events)
    edges = np.flatnonzero(np.diff(np.r_[0, alarm.astype(int), 0])).reshape(-1, 2)
    return found, sum(not any(s <= b and a < e for a, b in events) for s, e in edges)


# %% count_events wrong: false frames
# says: you count frames
def count_events(alarm, events):
    inside = np.zeros(len(alarm), bool)
    for a, b in events:
        inside[a : b + 1] = True
    return sum(alarm[a : b + 1].any() for a, b in events), (alarm & ~inside).sum()


# %% count_events wrong: where the call starts
# says: touches the event 22 to 25
def count_events(alarm, events):
    starts = np.flatnonzero(np.diff(np.r_[0, alarm.astype(int)]) == 1)
    found = sum(alarm[a : b + 1].any() for a, b in events)
    return found, sum(not any(a <= s <= b for a, b in events) for s in starts)


# %% count_events wrong: the last call is lost
# says: to the very end
def count_events(alarm, events):
    found = sum(alarm[a : b + 1].any() for a, b in events)
    steps = np.diff(alarm.astype(int))
    starts, stops = np.flatnonzero(steps == 1) + 1, np.flatnonzero(steps == -1)
    calls = list(zip(starts, stops))
    return found, sum(not any(s <= b and a <= e for a, b in events) for s, e in calls)


# %% count_events wrong: the first call is lost
# says: start in frame 0
def count_events(alarm, events):
    found = sum(alarm[a : b + 1].any() for a, b in events)
    steps = np.diff(np.r_[alarm.astype(int), 0])
    starts, stops = np.flatnonzero(steps == 1) + 1, np.flatnonzero(steps == -1)
    calls = list(zip(starts, stops[-len(starts) :] if len(starts) else []))
    return found, sum(not any(s <= b and a <= e for a, b in events) for s, e in calls)


# %% count_events wrong: one number
# says: return two numbers
def count_events(alarm, events):
    return sum(alarm[a : b + 1].any() for a, b in events)


# %% count_events wrong: wipes the alarms it has used
# says: leave `alarm` and `events`
def count_events(alarm, events):
    found = 0
    for a, b in events:
        found += alarm[a : b + 1].any()
        alarm[a : b + 1] = False
    return found, 3


# %% count_events wrong: forgets return
# says: returns nothing
def count_events(alarm, events):
    sum(alarm[a : b + 1].any() for a, b in events)
