# ruff: noqa
# Right and wrong answers for tests/test_checkers.py, which tells how to write them.


# %% video_bytes right: the size of an array that is never filled
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    frames = int(seconds * fps + 0.5)
    values = np.broadcast_to(np.uint8(0), (frames, height, width, channels))
    return values.size * bytes_per_value


# %% video_bytes right: NumPy's numbers
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    frames = np.rint(seconds * fps).astype(np.int64)
    return np.prod([frames, height, width, channels, bytes_per_value])


# %% video_bytes right: a whole number held in a float
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    return np.round(seconds * fps) * height * width * channels * bytes_per_value


# %% video_bytes wrong: forgets fps
# says: one frame a second: multiply the seconds by fps
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    return round(seconds) * height * width * channels * bytes_per_value


# %% video_bytes wrong: forgets the channels
# says: grey film
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    return round(seconds * fps) * height * width * bytes_per_value


# %% video_bytes wrong: always three channels
# says: channels=1 takes a third
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    return round(seconds * fps) * height * width * 3 * bytes_per_value


# %% video_bytes wrong: always uint8
# says: float32 takes 4 bytes a value
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    return round(seconds * fps) * height * width * channels


# %% video_bytes wrong: does not round
# says: 299\.7 frames: round to 300
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    return seconds * fps * height * width * channels * bytes_per_value


# %% video_bytes wrong: rounds down
# says: 299\.7 frames: round to 300
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    return int(seconds * fps) * height * width * channels * bytes_per_value


# %% video_bytes wrong: rounds at the end
# says: 299\.7 frames: round to 300
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    return round(seconds * fps * height * width * channels * bytes_per_value)


# %% video_bytes wrong: rounds the rate
# says: round the number of frames, not the frames a second
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    return seconds * round(fps) * height * width * channels * bytes_per_value


# %% video_bytes wrong: rounds up
# says: 299\.3 frames: the nearest whole number is 299
import math


def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    return math.ceil(seconds * fps) * height * width * channels * bytes_per_value


# %% video_bytes wrong: counts bits
# says: that is bits
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    return round(seconds * fps) * height * width * channels * bytes_per_value * 8


# %% video_bytes wrong: prints
# says: returns nothing
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    print(round(seconds * fps) * height * width * channels * bytes_per_value)


# %% video_bytes wrong: a sentence
# says: return the number alone, not str
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    return f"{round(seconds * fps) * height * width * channels * bytes_per_value} bytes"


# %% video_bytes wrong: the shape
# says: return the number alone, not tuple
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    return round(seconds * fps), height, width, channels


# %% video_bytes wrong: hard-coded
# says: channels=1 takes a third
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    return 130_560_000


# %% video_bytes crash: a letter of the formula
# says: NameError: name 'T'
def video_bytes(seconds, fps, height, width, channels=3, bytes_per_value=1):
    return T * height * width * channels * bytes_per_value


# %% top_green right: one frame at a time, and back to an array
def top_green(clip):
    frames = []
    for number, frame in enumerate(clip):
        if number % 2 == 0:
            top = np.split(frame, 2)[0]
            frames.append([[[pixel[1]] for pixel in row] for row in top])
    return np.array(frames)


# %% top_green right: an axis lost and added again
def top_green(clip):
    frames, height, width, channels = clip.shape
    return np.expand_dims(clip[0:frames:2, 0 : int(height / 2), :, 1], axis=-1)


# %% top_green right: np.take
def top_green(clip):
    clip = np.take(clip, range(0, len(clip), 2), axis=0)
    clip = np.take(clip, range(clip.shape[1] // 2), axis=1)
    return np.take(clip, [1], axis=3)


# %% top_green wrong: loses the channel axis
# says: keep four axes, yours has 3
def top_green(clip):
    return clip[::2, : clip.shape[1] // 2, :, 1]


# %% top_green wrong: width for height
# says: cut the width in half
def top_green(clip):
    return clip[::2, :, : clip.shape[2] // 2, 1:2]


# %% top_green wrong: blue
# says: channel 2, blue
def top_green(clip):
    return clip[::2, : clip.shape[1] // 2, :, 2:]


# %% top_green wrong: red
# says: channel 0, red
def top_green(clip):
    return clip[::2, : clip.shape[1] // 2, :, :1]


# %% top_green wrong: the bottom
# says: bottom half
def top_green(clip):
    return clip[::2, clip.shape[1] // 2 :, :, 1:2]


# %% top_green wrong: every frame
# says: every second of 6 frames makes 3, yours has 6
def top_green(clip):
    return clip[:, : clip.shape[1] // 2, :, 1:2]


# %% top_green wrong: begins with the second frame
# says: frames 0, 2 and 4.*yours are \[1, 3, 5\]
def top_green(clip):
    return clip[1::2, : clip.shape[1] // 2, :, 1:2]


# %% top_green wrong: the first half of the frames
# says: frames 0, 2 and 4.*yours are \[0, 1, 2\]
def top_green(clip):
    return clip[: len(clip) // 2, : clip.shape[1] // 2, :, 1:2]


# %% top_green wrong: every second row
# says: rows 0 to 3.*yours are \[0, 2, 4, 6\]
def top_green(clip):
    return clip[::2, ::2, :, 1:2]


# %% top_green wrong: half of eight, written down
# says: half of 4 rows is 2, yours has 4
def top_green(clip):
    return clip[::2, :4, :, 1:2]


# %% top_green wrong: a list
# says: return an array, not list
def top_green(clip):
    return [frame[: len(frame) // 2, :, 1:2] for frame in clip[::2]]


# %% top_green wrong: forgets return
# says: returns nothing
def top_green(clip):
    clip = clip[::2, : clip.shape[1] // 2, :, 1:2]


# %% top_green wrong: a generator
# says: return an array, not generator
def top_green(clip):
    for frame in clip[::2]:
        yield frame[: len(frame) // 2, :, 1:2]


# %% top_green wrong: three channels, two of them black
# says: expected the shape \(3, 4, 10, 1\), got \(3, 4, 10, 3\)
def top_green(clip):
    part = clip[::2, : clip.shape[1] // 2].copy()
    part[..., [0, 2]] = 0
    return part


# %% top_green crash: half is a fraction
# says: TypeError: slice indices must be integers
def top_green(clip):
    return clip[::2, : clip.shape[1] / 2, :, 1:2]


# %% frame_difference right: OpenCV
def frame_difference(earlier, later):
    return cv2.absdiff(src1=later, src2=earlier)


# %% frame_difference right: the larger less the smaller never wraps
def frame_difference(earlier, later):
    return np.maximum(earlier, later) - np.minimum(earlier, later)


# %% frame_difference right: clipped both ways and added
def frame_difference(earlier, later):
    return cv2.add(cv2.subtract(earlier, later), cv2.subtract(later, earlier))


# %% frame_difference right: pixel by pixel, in Python's numbers
def frame_difference(earlier, later):
    pairs = zip(earlier.ravel().tolist(), later.ravel().tolist())
    return np.array([abs(a - b) for a, b in pairs], dtype="uint8").reshape(later.shape)


# %% frame_difference right: through float
def frame_difference(earlier, later):
    return np.abs(later / 1.0 - earlier).astype(np.uint8)


# %% frame_difference wrong: wraps
# says: wrapped, so convert before
def frame_difference(earlier, later):
    return later - earlier


# %% frame_difference wrong: the absolute value comes too late
# says: wrapped, so convert before
def frame_difference(earlier, later):
    return np.abs(later - earlier)


# %% frame_difference wrong: wraps, the other way round
# says: wrapped, so convert before
def frame_difference(earlier, later):
    return np.abs(earlier - later)


# %% frame_difference wrong: converts after the subtraction
# says: wrapped, so convert before
def frame_difference(earlier, later):
    return np.abs((earlier - later).astype(np.int16)).astype(np.uint8)


# %% frame_difference wrong: int8 is too small
# says: int8 .*use int16
def frame_difference(earlier, later):
    return np.abs(later.astype(np.int8) - earlier.astype(np.int8)).astype(np.uint8)


# %% frame_difference wrong: keeps the sign
# says: no sign here: take the absolute value
def frame_difference(earlier, later):
    return later.astype(np.int16) - earlier.astype(np.int16)


# %% frame_difference wrong: clips what gets darker
# says: clipping at 0 loses
def frame_difference(earlier, later):
    return np.clip(later.astype(int) - earlier, 0, 255).astype(np.uint8)


# %% frame_difference wrong: clips what gets brighter
# says: clipping at 0 loses
def frame_difference(earlier, later):
    return cv2.subtract(earlier, later)


# %% frame_difference wrong: stays int16
# says: return uint8, not int16
def frame_difference(earlier, later):
    return np.abs(later.astype(np.int16) - earlier.astype(np.int16))


# %% frame_difference wrong: float64
# says: return uint8, not float64
def frame_difference(earlier, later):
    return abs(later.astype(float) - earlier.astype(float))


# %% frame_difference wrong: works in place
# says: leave the frames as they are
def frame_difference(earlier, later):
    cv2.absdiff(later, earlier, later)
    return later


# %% frame_difference wrong: one number for the whole frame
# says: return an array, not
def frame_difference(earlier, later):
    return cv2.absdiff(later, earlier).mean()


# %% frame_difference wrong: the mean of each row
# says: every pixel has its change: expected \(1, 4\), got \(1,\)
def frame_difference(earlier, later):
    return cv2.absdiff(later, earlier).mean(axis=1)


# %% frame_difference wrong: forgets return
# says: returns nothing
def frame_difference(earlier, later):
    cv2.absdiff(later, earlier)


# %% frame_difference crash: abs is no method
# says: AttributeError: 'numpy.ndarray' object has no attribute 'abs'
def frame_difference(earlier, later):
    return (later.astype(np.int16) - earlier).abs().astype(np.uint8)


# %% sample_indices right: a list, in whole numbers only
def sample_indices(n, frames):
    return [(2 * i * (n - 1) + frames - 1) // (2 * (frames - 1)) for i in range(frames)]


# %% sample_indices right: cut, not rounded
def sample_indices(n, frames):
    return np.linspace(0, n - 1, num=frames, dtype=int)


# %% sample_indices right: rounded up, in a small type
def sample_indices(n, frames):
    return np.ceil(np.arange(frames) * ((n - 1) / (frames - 1)) - 1e-9).astype(np.uint16)


# %% sample_indices right: a tuple of NumPy's numbers
def sample_indices(n, frames):
    return tuple(np.int64(round(x)) for x in np.linspace(0, n - 1, frames))


# %% sample_indices wrong: one frame too far
# says: there is no frame 250, the last one is 249
def sample_indices(n, frames):
    return np.linspace(0, n, frames).round().astype(int)


# %% sample_indices wrong: counts from 1
# says: there is no frame 250, the last one is 249
def sample_indices(n, frames):
    return np.linspace(1, n, frames).round().astype(int)


# %% sample_indices wrong: begins at 1
# says: begin with frame 0, not 1
def sample_indices(n, frames):
    return np.linspace(1, n - 1, frames).round().astype(int)


# %% sample_indices wrong: floats
# says: frame numbers are whole, yours are float64
def sample_indices(n, frames):
    return np.linspace(0, n - 1, frames).round()


# %% sample_indices wrong: steps that leave the end out
# says: the end is never seen
def sample_indices(n, frames):
    return [i * n // frames for i in range(frames)]


# %% sample_indices wrong: the first frames only
# says: the end is never seen
def sample_indices(n, frames):
    return np.arange(frames) % n


# %% sample_indices wrong: a step rounded down
# says: expected 16 numbers, got 17
def sample_indices(n, frames):
    return list(range(0, n, n // frames))


# %% sample_indices wrong: at random between the ends
# says: not evenly spaced
def sample_indices(n, frames):
    inner = np.random.default_rng(0).integers(0, n, frames - 2)
    return np.array([0, *sorted(inner), n - 1])


# %% sample_indices wrong: a short clip is filled up with its last frame
# says: n=5, frames=8: not evenly spaced
def sample_indices(n, frames):
    if n < frames:
        return list(range(n)) + [n - 1] * (frames - n)
    return np.linspace(0, n - 1, frames).astype(int)


# %% sample_indices wrong: a short clip gives fewer
# says: n=5, frames=8: expected 8 numbers, got 5
def sample_indices(n, frames):
    return np.unique(np.linspace(0, n - 1, frames).astype(int))


# %% sample_indices wrong: forgets return
# says: returns nothing
def sample_indices(n, frames):
    indices = np.linspace(0, n - 1, frames).round().astype(int)


# %% sample_indices wrong: a generator
# says: return a list or an array, not generator
def sample_indices(n, frames):
    return (round(i * (n - 1) / (frames - 1)) for i in range(frames))


# %% sample_indices wrong: one row too many
# says: one row of numbers, yours has the shape \(1, 16\)
def sample_indices(n, frames):
    return [np.linspace(0, n - 1, frames).round().astype(int)]


# %% sample_indices wrong: a text
# says: return a list or an array, not str
def sample_indices(n, frames):
    return " ".join(str(int(i)) for i in np.linspace(0, n - 1, frames))


# %% sample_indices crash: none comes twice
# says: ValueError: Cannot take a larger sample
def sample_indices(n, frames):
    if n >= frames:
        return np.linspace(0, n - 1, frames).round().astype(int)
    return np.sort(np.random.default_rng(0).choice(n, frames, replace=False))


# %% to_model_input right: channels turned round, resized last
def to_model_input(frame_bgr, width, height):
    scaled = np.float32(frame_bgr[..., ::-1]) / np.float32(255)
    return cv2.resize(scaled, dsize=(width, height), interpolation=cv2.INTER_LINEAR)


# %% to_model_input right: TensorFlow resizes
def to_model_input(frame_bgr, width, height):
    return tf.image.resize(frame_bgr[:, :, [2, 1, 0]], (height, width)).numpy() / 255


# %% to_model_input right: OpenCV does all of it
def to_model_input(frame_bgr, width, height):
    blob = cv2.dnn.blobFromImage(frame_bgr, 1 / 255, (width, height), swapRB=True)
    return blob[0].transpose(1, 2, 0)


# %% to_model_input right: channel by channel, float64 on the way
def to_model_input(frame_bgr, width, height):
    blue, green, red = cv2.split(cv2.resize(frame_bgr, (width, height)))
    return np.dstack([red / 255, green / 255, blue / 255]).astype("float32")


# %% to_model_input wrong: width and height swapped
# says: width and height are swapped
def to_model_input(frame_bgr, width, height):
    rgb = cv2.cvtColor(frame_bgr, cv2.COLOR_BGR2RGB)
    return cv2.resize(rgb, (height, width)).astype(np.float32) / 255


# %% to_model_input wrong: BGR
# says: still B, G, R
def to_model_input(frame_bgr, width, height):
    return cv2.resize(frame_bgr, (width, height)).astype(np.float32) / 255


# %% to_model_input wrong: turned round twice
# says: still B, G, R
def to_model_input(frame_bgr, width, height):
    rgb = cv2.cvtColor(frame_bgr, cv2.COLOR_BGR2RGB)[..., ::-1]
    return cv2.resize(rgb, (width, height)).astype(np.float32) / 255


# %% to_model_input wrong: float64
# says: this is float64
def to_model_input(frame_bgr, width, height):
    return cv2.resize(frame_bgr[..., ::-1], (width, height)) / 255


# %% to_model_input wrong: 0 to 255
# says: values go up to 250: divide by 255
def to_model_input(frame_bgr, width, height):
    rgb = cv2.cvtColor(frame_bgr, cv2.COLOR_BGR2RGB)
    return cv2.resize(rgb, (width, height)).astype(np.float32)


# %% to_model_input wrong: divided twice
# says: divided by 255 twice
def to_model_input(frame_bgr, width, height):
    rgb = cv2.cvtColor(frame_bgr, cv2.COLOR_BGR2RGB).astype(np.float32) / 255
    return cv2.resize(rgb, (width, height)) / 255


# %% to_model_input wrong: divided by 256
# says: 250 should become 250 / 255 = 0\.980, yours is 0\.977
def to_model_input(frame_bgr, width, height):
    rgb = cv2.cvtColor(frame_bgr, cv2.COLOR_BGR2RGB)
    return cv2.resize(rgb, (width, height)).astype(np.float32) / 256


# %% to_model_input wrong: -1 to 1
# says: values begin at -1
def to_model_input(frame_bgr, width, height):
    rgb = cv2.cvtColor(frame_bgr, cv2.COLOR_BGR2RGB)
    return cv2.resize(rgb, (width, height)).astype(np.float32) / 127.5 - 1


# %% to_model_input wrong: rows turned round instead of channels
# says: upside down
def to_model_input(frame_bgr, width, height):
    return cv2.resize(frame_bgr[::-1], (width, height)).astype(np.float32) / 255


# %% to_model_input wrong: cut, not resized
# says: nothing but black.*cut
def to_model_input(frame_bgr, width, height):
    return frame_bgr[:height, :width, ::-1].astype(np.float32) / 255


# %% to_model_input wrong: division without a rest
# says: nothing but black.*//
def to_model_input(frame_bgr, width, height):
    rgb = cv2.cvtColor(frame_bgr, cv2.COLOR_BGR2RGB)
    return (cv2.resize(rgb, (width, height)) // 255).astype(np.float32)


# %% to_model_input wrong: still uint8
# says: expected float32, got uint8
def to_model_input(frame_bgr, width, height):
    return cv2.resize(cv2.cvtColor(frame_bgr, cv2.COLOR_BGR2RGB), (width, height))


# %% to_model_input wrong: grey
# says: expected the shape \(10, 30, 3\), got \(10, 30\)
def to_model_input(frame_bgr, width, height):
    grey = cv2.cvtColor(frame_bgr, cv2.COLOR_BGR2GRAY)
    return cv2.resize(grey, (width, height)).astype(np.float32) / 255


# %% to_model_input wrong: prints
# says: returns nothing
def to_model_input(frame_bgr, width, height):
    print(cv2.resize(frame_bgr[..., ::-1], (width, height)).astype(np.float32) / 255)


# %% to_model_input wrong: a tensor
# says: return an array, not EagerTensor
def to_model_input(frame_bgr, width, height):
    return tf.image.resize(frame_bgr[..., ::-1], (height, width)) / 255


# %% to_model_input crash: reshape is not resize
# says: ValueError: cannot reshape
def to_model_input(frame_bgr, width, height):
    return frame_bgr[..., ::-1].reshape(height, width, 3).astype(np.float32) / 255


# %% split_by_writer right: lists, by hand
def split_by_writer(writers, held_out):
    train, test = [], []
    for position, writer in enumerate(writers):
        (test if writer in held_out else train).append(position)
    return train, test


# %% split_by_writer right: a list of two, one writer after the other
def split_by_writer(writers, held_out):
    test = np.concatenate([np.where(writers == writer)[0] for writer in held_out])
    return [np.setdiff1d(np.arange(len(writers)), test), test]


# %% split_by_writer right: scikit-learn
from sklearn.model_selection import PredefinedSplit


def split_by_writer(writers, held_out):
    fold = [0 if writer in held_out else -1 for writer in writers.tolist()]
    return next(PredefinedSplit(fold).split())


# %% split_by_writer wrong: np.isin with a set
# says: np\.isin get a list, not a set
def split_by_writer(writers, held_out):
    mask = np.isin(writers, held_out)
    return np.flatnonzero(~mask), np.flatnonzero(mask)


# %% split_by_writer wrong: masks
# says: these are masks
def split_by_writer(writers, held_out):
    mask = np.isin(writers, list(held_out))
    return ~mask, mask


# %% split_by_writer wrong: test first
# says: held-out writers belong in the second part
def split_by_writer(writers, held_out):
    mask = np.isin(writers, list(held_out))
    return np.flatnonzero(mask), np.flatnonzero(~mask)


# %% split_by_writer wrong: samples at random
# says: that is the leak
from sklearn.model_selection import train_test_split


def split_by_writer(writers, held_out):
    return tuple(train_test_split(np.arange(len(writers)), test_size=4, random_state=0))


# %% split_by_writer wrong: the last ones are the test
# says: that is the leak
def split_by_writer(writers, held_out):
    positions = np.arange(len(writers))
    return positions[:3], positions[3:]


# %% split_by_writer wrong: the training part is everything
# says: a sample is in both parts
def split_by_writer(writers, held_out):
    mask = np.isin(writers, list(held_out))
    return np.arange(len(writers)), np.flatnonzero(mask)


# %% split_by_writer wrong: the last sample is lost
# says: a sample got lost
def split_by_writer(writers, held_out):
    positions = range(len(writers) - 1)
    train = [i for i in positions if writers[i] not in held_out]
    return train, [i for i in positions if writers[i] in held_out]


# %% split_by_writer wrong: one sample of each writer
# says: a sample got lost
def split_by_writer(writers, held_out):
    names, positions = np.unique(writers, return_index=True)
    mask = np.isin(names, list(held_out))
    return positions[~mask], positions[mask]


# %% split_by_writer wrong: writers instead of positions
# says: these are the writers: return positions
def split_by_writer(writers, held_out):
    mask = np.isin(writers, list(held_out))
    return writers[~mask], writers[mask]


# %% split_by_writer wrong: np.where without [0]
# says: np\.where gives a tuple, take its \[0\]
def split_by_writer(writers, held_out):
    mask = np.isin(writers, list(held_out))
    return np.where(~mask), np.where(mask)


# %% split_by_writer wrong: sorts in place
# says: leave `writers` as it is
def split_by_writer(writers, held_out):
    writers.sort()
    mask = np.isin(writers, list(held_out))
    return np.flatnonzero(~mask), np.flatnonzero(mask)


# %% split_by_writer wrong: other writers held out than asked
# says: held-out writers belong in the second part
def split_by_writer(writers, held_out):
    mask = np.isin(writers, np.unique(writers)[-2:])
    return np.flatnonzero(~mask), np.flatnonzero(mask)


# %% split_by_writer wrong: hard-coded
# says: right for one set of writers, wrong for another: use `held_out`
def split_by_writer(writers, held_out):
    return np.array([2, 6, 7]), np.array([0, 1, 3, 4, 5])


# %% split_by_writer wrong: only the test part
# says: return two arrays
def split_by_writer(writers, held_out):
    return np.flatnonzero(np.isin(writers, list(held_out)))


# %% split_by_writer wrong: prints
# says: return two arrays
def split_by_writer(writers, held_out):
    mask = np.isin(writers, list(held_out))
    print(np.flatnonzero(~mask), np.flatnonzero(mask))


# %% split_by_writer wrong: a generator
# says: return two arrays
def split_by_writer(writers, held_out):
    mask = np.isin(writers, list(held_out))
    yield np.flatnonzero(~mask)
    yield np.flatnonzero(mask)


# %% split_by_writer crash: an array is not in a set
# says: TypeError: unhashable
def split_by_writer(writers, held_out):
    mask = writers in held_out
    return np.flatnonzero(~mask), np.flatnonzero(mask)


# %% encode right: an array, filled by position
def encode(caption, vocabulary, length=6):
    tokens = np.full(length, vocabulary["<pad>"])
    for position, word in enumerate(caption.split()[:length]):
        tokens[position] = vocabulary[word if word in vocabulary else "<unknown>"]
    return tokens


# %% encode right: pads the words, not the numbers; a tuple
from itertools import chain, islice, repeat


def encode(caption, vocabulary, length=6):
    words = islice(chain(caption.split(), repeat("<pad>")), length)
    return tuple(vocabulary.get(word, vocabulary["<unknown>"]) for word in words)


# %% encode right: Keras pads
def encode(caption, vocabulary, length=6):
    tokens = [vocabulary.get(word, vocabulary["<unknown>"]) for word in caption.split()]
    return keras.utils.pad_sequences(
        [tokens], length, padding="post", truncating="post", value=vocabulary["<pad>"]
    )[0]


# %% encode wrong: padding in front
# says: padding belongs at the end
def encode(caption, vocabulary, length=6):
    tokens = [vocabulary.get(word, vocabulary["<unknown>"]) for word in caption.split()][:length]
    return [vocabulary["<pad>"]] * (length - len(tokens)) + tokens


# %% encode wrong: Keras pads, as it does by itself
# says: padding belongs at the end
def encode(caption, vocabulary, length=6):
    tokens = [vocabulary.get(word, vocabulary["<unknown>"]) for word in caption.split()]
    return keras.utils.pad_sequences([tokens], length)[0]


# %% encode wrong: no padding
# says: expected 5 numbers, got 3: fill up
def encode(caption, vocabulary, length=6):
    return [vocabulary.get(word, vocabulary["<unknown>"]) for word in caption.split()][:length]


# %% encode wrong: always six
# says: expected 5 numbers, got 6: .*`length`
def encode(caption, vocabulary, length=6):
    tokens = [vocabulary.get(word, vocabulary["<unknown>"]) for word in caption.split()]
    return (tokens + [vocabulary["<pad>"]] * 6)[:6]


# %% encode wrong: not cut
# says: long caption has to be cut
def encode(caption, vocabulary, length=6):
    tokens = [vocabulary.get(word, vocabulary["<unknown>"]) for word in caption.split()]
    return tokens + [vocabulary["<pad>"]] * (length - len(tokens))


# %% encode wrong: keeps the end of a long caption
# says: keep its beginning
def encode(caption, vocabulary, length=6):
    tokens = [vocabulary.get(word, vocabulary["<unknown>"]) for word in caption.split()]
    return tokens[-length:] + [vocabulary["<pad>"]] * (length - len(tokens))


# %% encode wrong: unknown words become padding
# says: an unknown word is not padding
def encode(caption, vocabulary, length=6):
    tokens = [vocabulary.get(word, vocabulary["<pad>"]) for word in caption.split()]
    return (tokens + [vocabulary["<pad>"]] * length)[:length]


# %% encode wrong: unknown words are left out
# says: an unknown word is left out
def encode(caption, vocabulary, length=6):
    tokens = [vocabulary[word] for word in caption.split() if word in vocabulary]
    return (tokens + [vocabulary["<pad>"]] * length)[:length]


# %% encode wrong: 0 and 1 written down
# says: look the two special numbers up
def encode(caption, vocabulary, length=6):
    return ([vocabulary.get(word, 1) for word in caption.split()] + [0] * length)[:length]


# %% encode wrong: letters for words
# says: letters.*split\(\)
def encode(caption, vocabulary, length=6):
    tokens = [vocabulary.get(word, vocabulary["<unknown>"]) for word in caption]
    return (tokens + [vocabulary["<pad>"]] * length)[:length]


# %% encode wrong: split(" ") makes a word of nothing
# says: an empty caption is nothing but padding
def encode(caption, vocabulary, length=6):
    tokens = [vocabulary.get(word, vocabulary["<unknown>"]) for word in caption.split(" ")]
    return (tokens + [vocabulary["<pad>"]] * length)[:length]


# %% encode wrong: floats
# says: whole numbers, yours are float64
def encode(caption, vocabulary, length=6):
    tokens = np.zeros(length) + vocabulary["<pad>"]
    for position, word in enumerate(caption.split()[:length]):
        tokens[position] = vocabulary.get(word, vocabulary["<unknown>"])
    return tokens


# %% encode wrong: the vocabulary grows
# says: leave the vocabulary as it is
def encode(caption, vocabulary, length=6):
    unknown = vocabulary["<unknown>"]
    tokens = [vocabulary.setdefault(word, unknown) for word in caption.split()]
    return (tokens + [vocabulary["<pad>"]] * length)[:length]


# %% encode wrong: returns inside the loop
# says: return a list of numbers, not int
def encode(caption, vocabulary, length=6):
    for word in caption.split():
        return vocabulary.get(word, vocabulary["<unknown>"])


# %% encode wrong: words, not numbers
# says: whole numbers, yours are
def encode(caption, vocabulary, length=6):
    words = [word if word in vocabulary else "<unknown>" for word in caption.split()]
    return (words + ["<pad>"] * length)[:length]


# %% encode wrong: append gives None
# says: returns nothing
def encode(caption, vocabulary, length=6):
    tokens = [vocabulary.get(word, vocabulary["<unknown>"]) for word in caption.split()]
    return tokens.extend([vocabulary["<pad>"]] * (length - len(tokens)))


# %% encode wrong: a generator
# says: return a list of numbers, not generator
def encode(caption, vocabulary, length=6):
    for word in (caption.split() + ["<pad>"] * length)[:length]:
        yield vocabulary.get(word, vocabulary["<unknown>"])


# %% encode crash: an unknown word is looked up
# says: KeyError: 'dog'
def encode(caption, vocabulary, length=6):
    return ([vocabulary[word] for word in caption.split()] + [vocabulary["<pad>"]] * length)[
        :length
    ]


# %% precision_recall right: the best of all pairings, by SciPy
from scipy.optimize import linear_sum_assignment


def precision_recall(found, true, tolerance=1):
    found, true = np.asarray(found, float), np.asarray(true, float)
    near = np.abs(found[:, None] - true[None, :]) <= tolerance
    hits = near[linear_sum_assignment(near, maximize=True)].sum()
    precision = hits / found.size if found.size else np.float64(1)
    return np.array([precision, hits / true.size if true.size else 1.0])


# %% precision_recall right: two pointers, in a list
def precision_recall(found, true, tolerance=1):
    a, b = sorted(found), sorted(true)
    i = j = hits = 0
    while i < len(a) and j < len(b):
        if abs(a[i] - b[j]) <= tolerance:
            i, j, hits = i + 1, j + 1, hits + 1
        elif a[i] < b[j]:
            i += 1
        else:
            j += 1
    return [hits / len(a) if a else 1, hits / len(b) if b else 1]


# %% precision_recall right: from the side of the true cuts
def precision_recall(found, true, tolerance=1):
    left = set(found)
    for t in true:
        near = [f for f in left if t - tolerance <= f <= t + tolerance]
        left -= set(near[:1])
    hits = len(found) - len(left)
    return (hits / max(len(found), 1) if found else 1.0), (hits / len(true) if true else 1.0)


# %% precision_recall wrong: recall first
# says: precision comes first
def precision_recall(found, true, tolerance=1):
    unused, hits = list(true), 0
    for cut in found:
        near = [t for t in unused if abs(t - cut) <= tolerance]
        if near:
            unused.remove(near[0])
            hits += 1
    precision = hits / len(found) if found else 1.0
    return (hits / len(true) if true else 1.0), precision


# %% precision_recall wrong: no tolerance
# says: one frame off is within the tolerance
def precision_recall(found, true, tolerance=1):
    hits = len(set(found) & set(true))
    return (hits / len(found) if found else 1.0), (hits / len(true) if true else 1.0)


# %% precision_recall wrong: less than the tolerance
# says: use <=
def precision_recall(found, true, tolerance=1):
    unused, hits = list(true), 0
    for cut in found:
        near = [t for t in unused if abs(t - cut) < tolerance]
        if near:
            unused.remove(near[0])
            hits += 1
    return (hits / len(found) if found else 1.0), (hits / len(true) if true else 1.0)


# %% precision_recall wrong: tolerance is always 1
# says: one frame off is too much for a tolerance of 0
def precision_recall(found, true, tolerance=1):
    unused, hits = list(true), 0
    for cut in found:
        near = [t for t in unused if abs(t - cut) <= 1]
        if near:
            unused.remove(near[0])
            hits += 1
    return (hits / len(found) if found else 1.0), (hits / len(true) if true else 1.0)


# %% precision_recall wrong: no abs, any early cut is near
# says: five frames early is not near
def precision_recall(found, true, tolerance=1):
    unused, hits = list(true), 0
    for cut in found:
        near = [t for t in unused if cut - t <= tolerance]
        if near:
            unused.remove(near[0])
            hits += 1
    return (hits / len(found) if found else 1.0), (hits / len(true) if true else 1.0)


# %% precision_recall wrong: tolerance on one side only
# says: one frame early is within the tolerance too
def precision_recall(found, true, tolerance=1):
    unused, hits = list(true), 0
    for cut in found:
        near = [t for t in unused if 0 <= cut - t <= tolerance]
        if near:
            unused.remove(near[0])
            hits += 1
    return (hits / len(found) if found else 1.0), (hits / len(true) if true else 1.0)


# %% precision_recall wrong: a true cut used again and again
# says: a true cut can be used once only
def precision_recall(found, true, tolerance=1):
    good = sum(any(abs(f - t) <= tolerance for t in true) for f in found)
    seen = sum(any(abs(f - t) <= tolerance for f in found) for t in true)
    return (good / len(found) if found else 1.0), (seen / len(true) if true else 1.0)


# %% precision_recall wrong: one found cut stands for two
# says: one found cut cannot stand for two
def precision_recall(found, true, tolerance=1):
    unused = list(true)
    hits = 0
    for cut in found:
        near = [t for t in unused if abs(t - cut) <= tolerance]
        unused = [t for t in unused if t not in near]
        hits += bool(near)
    recall = (len(true) - len(unused)) / len(true) if true else 1.0
    return (hits / len(found) if found else 1.0), recall


# %% precision_recall wrong: nothing found gives 0
# says: no false alarm, so precision 1
def precision_recall(found, true, tolerance=1):
    unused, hits = list(true), 0
    for cut in found:
        near = [t for t in unused if abs(t - cut) <= tolerance]
        if near:
            unused.remove(near[0])
            hits += 1
    return hits / max(len(found), 1), hits / max(len(true), 1)


# %% precision_recall wrong: uses up the reader's own list
# says: leave `found` and `true` as they are
def precision_recall(found, true, tolerance=1):
    precision_by, recall_by, hits = len(found), len(true), 0
    for cut in found:
        near = [t for t in true if abs(t - cut) <= tolerance]
        if near:
            true.remove(near[0])
            hits += 1
    return (hits / precision_by if precision_by else 1.0), (hits / recall_by if recall_by else 1.0)


# %% precision_recall wrong: divides by what is left of the list
# says: leave `found` and `true` as they are
def precision_recall(found, true, tolerance=1):
    hits = 0
    for cut in found:
        near = [t for t in true if abs(t - cut) <= tolerance]
        if near:
            true.remove(near[0])
            hits += 1
    return (hits / len(found) if found else 1.0), (hits / len(true) if true else 1.0)


# %% precision_recall wrong: in percent
# says: both are 1
def precision_recall(found, true, tolerance=1):
    return 100.0, 100.0


# %% precision_recall wrong: hard-coded
# says: precision comes first and divides by what was found
def precision_recall(found, true, tolerance=1):
    return 1, 1


# %% precision_recall wrong: one number
# says: return two numbers
def precision_recall(found, true, tolerance=1):
    return len(set(found) & set(true)) / len(found)


# %% precision_recall wrong: prints
# says: return two numbers
def precision_recall(found, true, tolerance=1):
    print(1.0, 1.0)


# %% precision_recall wrong: a dictionary
# says: return two numbers
def precision_recall(found, true, tolerance=1):
    return {"precision": 1.0, "recall": 1.0}


# %% precision_recall wrong: a generator
# says: return two numbers
def precision_recall(found, true, tolerance=1):
    return (len(part) for part in (found, true))


# %% precision_recall crash: nothing found
# says: ZeroDivisionError(?s:.*)It happened at: return hits / len\(found\)
def precision_recall(found, true, tolerance=1):
    unused, hits = list(true), 0
    for cut in found:
        near = [t for t in unused if abs(t - cut) <= tolerance]
        if near:
            unused.remove(near[0])
            hits += 1
    return hits / len(found), hits / len(true)


# %% validation_positions right: class by class, lists
def validation_positions(labels, share=0.2, seed=0):
    rng = np.random.default_rng(seed)
    train, validation = [], []
    for label in np.unique(labels):
        positions = rng.permutation(np.flatnonzero(labels == label)).tolist()
        count = int(len(positions) * share)
        validation += positions[:count]
        train += positions[count:]
    return train, validation


# %% validation_positions right: Python's own random
import random


def validation_positions(labels, share=0.2, seed=0):
    dice, validation = random.Random(seed), []
    for label in sorted(set(labels.tolist())):
        own = [i for i, other in enumerate(labels) if other == label]
        validation += dice.sample(own, round(share * len(own)))
    return np.setdiff1d(range(len(labels)), validation), np.array(sorted(validation))


# %% validation_positions right: StratifiedShuffleSplit
from sklearn.model_selection import StratifiedShuffleSplit


def validation_positions(labels, share=0.2, seed=0):
    splitter = StratifiedShuffleSplit(1, test_size=share, random_state=seed)
    return next(splitter.split(np.zeros((len(labels), 1)), labels))


# %% validation_positions right: StratifiedKFold, the generator of the old kind
from sklearn.model_selection import StratifiedKFold


def validation_positions(labels, share=0.2, seed=0):
    dice = np.random.RandomState(seed)
    folds = StratifiedKFold(round(1 / share), shuffle=True, random_state=dice)
    return list(folds.split(labels, labels))[0]


# %% validation_positions wrong: the last rows
# says: class 0 is missing.*sorted rows again
def validation_positions(labels, share=0.2, seed=0):
    positions = np.arange(len(labels))
    count = round(share * len(labels))
    return positions[:-count], positions[-count:]


# %% validation_positions wrong: the last of each class
# says: neighbours.*not a random choice
def validation_positions(labels, share=0.2, seed=0):
    validation = []
    for label in np.unique(labels):
        own = np.flatnonzero(labels == label)
        validation.extend(own[len(own) - round(share * len(own)) :])
    return np.setdiff1d(np.arange(len(labels)), validation), np.array(validation)


# %% validation_positions wrong: the first of each class
# says: neighbours.*not a random choice
def validation_positions(labels, share=0.2, seed=0):
    validation = []
    for label in np.unique(labels):
        own = np.flatnonzero(labels == label)
        validation.extend(own[: round(share * len(own))])
    return np.setdiff1d(np.arange(len(labels)), validation), np.array(validation)


# %% validation_positions wrong: at random, but over all classes
# says: each class should give a fifth, yours gives
from sklearn.model_selection import train_test_split


def validation_positions(labels, share=0.2, seed=0):
    return train_test_split(np.arange(len(labels)), test_size=share, random_state=seed)


# %% validation_positions wrong: at random by hand, over all classes
# says: each class should give a fifth, yours gives
def validation_positions(labels, share=0.2, seed=0):
    positions = np.random.default_rng(seed).permutation(len(labels))
    count = round(share * len(labels))
    return positions[count:], positions[:count]


# %% validation_positions wrong: as many of each class
# says: each class should give a fifth, yours gives \[20, 20, 20\]
def validation_positions(labels, share=0.2, seed=0):
    rng, validation = np.random.default_rng(seed), []
    for label in np.unique(labels):
        validation.extend(rng.choice(np.flatnonzero(labels == label), 20, replace=False))
    return np.setdiff1d(np.arange(len(labels)), validation), np.array(validation)


# %% validation_positions wrong: no seed
# says: the same seed has to give the same parts
from sklearn.model_selection import train_test_split


def validation_positions(labels, share=0.2, seed=0):
    return train_test_split(np.arange(len(labels)), test_size=share, stratify=labels)


# %% validation_positions wrong: always the same seed
# says: another seed has to give other parts
from sklearn.model_selection import train_test_split


def validation_positions(labels, share=0.2, seed=0):
    positions = np.arange(len(labels))
    return train_test_split(positions, test_size=share, stratify=labels, random_state=42)


# %% validation_positions wrong: always a fifth
# says: use `share`
from sklearn.model_selection import train_test_split


def validation_positions(labels, share=0.2, seed=0):
    positions = np.arange(len(labels))
    return train_test_split(positions, test_size=0.2, stratify=labels, random_state=seed)


# %% validation_positions wrong: validation first
# says: validation part comes second
from sklearn.model_selection import train_test_split


def validation_positions(labels, share=0.2, seed=0):
    positions = np.arange(len(labels))
    train, validation = train_test_split(
        positions, test_size=share, stratify=labels, random_state=seed
    )
    return validation, train


# %% validation_positions wrong: labels, not positions
# says: these are labels.*np\.arange
from sklearn.model_selection import train_test_split


def validation_positions(labels, share=0.2, seed=0):
    return train_test_split(labels, test_size=share, stratify=labels, random_state=seed)


# %% validation_positions wrong: masks
# says: these are masks
def validation_positions(labels, share=0.2, seed=0):
    mask = np.random.default_rng(seed).random(len(labels)) < share
    return ~mask, mask


# %% validation_positions wrong: drawn with replacement
# says: each position belongs in one part, once
def validation_positions(labels, share=0.2, seed=0):
    rng, validation = np.random.default_rng(seed), []
    for label in np.unique(labels):
        own = np.flatnonzero(labels == label)
        validation.extend(rng.choice(own, round(share * len(own))))
    return np.setdiff1d(np.arange(len(labels)), validation), np.array(validation)


# %% validation_positions wrong: shuffles the reader's labels
# says: leave `labels` as they are
def validation_positions(labels, share=0.2, seed=0):
    np.random.default_rng(seed).shuffle(labels)
    positions, count = np.arange(len(labels)), round(share * len(labels))
    return positions[count:], positions[:count]


# %% validation_positions wrong: a generator, next forgotten
# says: return two arrays
from sklearn.model_selection import StratifiedShuffleSplit


def validation_positions(labels, share=0.2, seed=0):
    return StratifiedShuffleSplit(1, test_size=share, random_state=seed).split(labels, labels)


# %% validation_positions wrong: forgets return
# says: return two arrays
from sklearn.model_selection import train_test_split


def validation_positions(labels, share=0.2, seed=0):
    train_test_split(np.arange(len(labels)), test_size=share, random_state=seed)


# %% validation_positions crash: import forgotten
# says: NameError: name 'StratifiedGroupKFold'
def validation_positions(labels, share=0.2, seed=0):
    return StratifiedGroupKFold(5)


# %% make_pipeline_of right: in parallel, shuffled, fetched ahead
def make_pipeline_of(paths, read, crop):
    clips = paths.map(read, num_parallel_calls=tf.data.AUTOTUNE).cache().shuffle(6)
    return clips.map(crop, num_parallel_calls=2).prefetch(tf.data.AUTOTUNE)


# %% make_pipeline_of right: reads at once, without a cache
def make_pipeline_of(paths, read, crop):
    clips = np.stack([read(path) for path in paths])
    return tf.data.Dataset.from_tensor_slices(clips).map(map_func=crop)


# %% make_pipeline_of right: with lambdas
def make_pipeline_of(paths, read, crop):
    remembered = paths.map(lambda path: read(path)).cache()
    return remembered.map(lambda clip: crop(clip))


# %% make_pipeline_of wrong: everything is remembered
# says: frozen by \.cache\(\)
def make_pipeline_of(paths, read, crop):
    return paths.map(read).map(crop).cache()


# %% make_pipeline_of wrong: both in one map
# says: frozen by \.cache\(\)
def make_pipeline_of(paths, read, crop):
    return paths.map(lambda path: crop(read(path))).cache()


# %% make_pipeline_of wrong: a second cache at the end
# says: frozen by \.cache\(\)
def make_pipeline_of(paths, read, crop):
    return paths.map(read).cache().map(crop).cache()


# %% make_pipeline_of wrong: frozen, hidden by shuffling
# says: frozen by \.cache\(\)
def make_pipeline_of(paths, read, crop):
    return paths.map(read).map(crop).cache().shuffle(6)


# %% make_pipeline_of wrong: no cache
# says: reads for 6 files: cache after reading
def make_pipeline_of(paths, read, crop):
    return paths.map(read).map(crop)


# %% make_pipeline_of wrong: the names are remembered
# says: reads for 6 files: cache after reading
def make_pipeline_of(paths, read, crop):
    return paths.cache().map(read).map(crop)


# %% make_pipeline_of wrong: what cache returns is lost
# says: reads for 6 files: cache after reading
def make_pipeline_of(paths, read, crop):
    clips = paths.map(read)
    clips.cache()
    return clips.map(crop)


# %% make_pipeline_of wrong: crop forgotten
# says: is `crop` applied
def make_pipeline_of(paths, read, crop):
    return paths.map(read).cache()


# %% make_pipeline_of wrong: what map returns is lost
# says: is `crop` applied
def make_pipeline_of(paths, read, crop):
    clips = paths.map(read).cache()
    clips.map(crop)
    return clips


# %% make_pipeline_of wrong: never ends
# says: repeat
def make_pipeline_of(paths, read, crop):
    return paths.map(read).cache().map(crop).repeat()


# %% make_pipeline_of wrong: in batches
# says: one clip at a time.*batch
def make_pipeline_of(paths, read, crop):
    return paths.map(read).cache().map(crop).batch(3)


# %% make_pipeline_of wrong: in one batch
# says: one clip at a time.*batch
def make_pipeline_of(paths, read, crop):
    return paths.map(read).cache().map(crop).batch(6)


# %% make_pipeline_of wrong: some files only
# says: six files should make six clips, not 5
def make_pipeline_of(paths, read, crop):
    return paths.skip(1).map(read).cache().map(crop)


# %% make_pipeline_of wrong: a list
# says: return the dataset, not list
def make_pipeline_of(paths, read, crop):
    return list(paths.map(read).cache().map(crop))


# %% make_pipeline_of wrong: forgets return
# says: returns nothing
def make_pipeline_of(paths, read, crop):
    paths.map(read).cache().map(crop)


# %% make_pipeline_of crash: maps with a result
# says: TypeError
def make_pipeline_of(paths, read, crop):
    return paths.map(read()).cache().map(crop)


# %% load_first_frame right: with the helpers
def load_first_frame(path):
    frame = next(read_frames(path, stop=1, size=(128, 128)))
    return np.divide(frame, 255, dtype=np.float32)


# %% load_first_frame right: from a list of frames, OpenCV's plain resize
def load_first_frame(path):
    frames = list(read_frames(path, stop=1))
    small = cv2.resize(frames[0].astype("float32"), dsize=(128, 128))
    return np.clip(small / 255, 0, 1)


# %% load_first_frame right: PyAV reads
import av


def load_first_frame(path):
    try:
        with av.open(str(path)) as film:
            frame = next(film.decode(video=0)).to_ndarray(format="rgb24")
    except (av.FFmpegError, StopIteration, IndexError) as error:
        raise VideoError(f"cannot read {path}") from error
    return cv2.resize(frame, (128, 128), interpolation=cv2.INTER_AREA) / np.float32(255)


# %% load_first_frame right: release in finally, channels turned round
def load_first_frame(path):
    capture = cv2.VideoCapture(filename=str(path))
    try:
        ok, frame = capture.read()
        if frame is None:
            raise VideoError("nothing to see in " + str(path))
        return (cv2.resize(frame, (128, 128)) / 255)[:, :, ::-1].astype(np.float32)
    finally:
        capture.release()


# %% load_first_frame wrong: BGR
# says: the channels are B, G, R
def load_first_frame(path):
    capture = cv2.VideoCapture(str(path))
    ok, frame = capture.read()
    capture.release()
    if not ok:
        raise VideoError(f"cannot read {path}")
    return cv2.resize(frame, (128, 128)).astype(np.float32) / 255


# %% load_first_frame wrong: RGB made BGR again
# says: the channels are B, G, R
def load_first_frame(path):
    frame = cv2.cvtColor(next(read_frames(path, size=(128, 128))), cv2.COLOR_BGR2RGB)
    return frame.astype(np.float32) / 255


# %% load_first_frame wrong: does not look at ok
# says: a missing file ends in error.*look at `ok`
def load_first_frame(path):
    capture = cv2.VideoCapture(str(path))
    ok, frame = capture.read()
    capture.release()
    rgb = cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
    return cv2.resize(rgb, (128, 128)).astype(np.float32) / 255


# %% load_first_frame wrong: returns None for a missing file
# says: a missing file gives no error at all
def load_first_frame(path):
    capture = cv2.VideoCapture(str(path))
    ok, frame = capture.read()
    capture.release()
    if ok:
        rgb = cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
        return cv2.resize(rgb, (128, 128)).astype(np.float32) / 255
    print("no frame in", path)


# %% load_first_frame wrong: another error
# says: a missing file ends in FileNotFoundError.*raise VideoError
def load_first_frame(path):
    capture = cv2.VideoCapture(str(path))
    ok, frame = capture.read()
    capture.release()
    if not ok:
        raise FileNotFoundError(path)
    rgb = cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
    return cv2.resize(rgb, (128, 128)).astype(np.float32) / 255


# %% load_first_frame wrong: an assert
# says: a missing file ends in AssertionError.*raise VideoError
def load_first_frame(path):
    capture = cv2.VideoCapture(str(path))
    ok, frame = capture.read()
    capture.release()
    assert ok, f"no frame in {path}"
    rgb = cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
    return cv2.resize(rgb, (128, 128)).astype(np.float32) / 255


# %% load_first_frame wrong: the message does not say which file
# says: message should name the file
def load_first_frame(path):
    capture = cv2.VideoCapture(str(path))
    ok, frame = capture.read()
    capture.release()
    if not ok:
        raise VideoError("no frame could be read")
    rgb = cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
    return cv2.resize(rgb, (128, 128)).astype(np.float32) / 255


# %% load_first_frame wrong: is there, but is no video
# says: a file that is not a video ends in error.*look at `ok`
from pathlib import Path


def load_first_frame(path):
    if not Path(path).exists():
        raise VideoError(f"{path} is not there")
    capture = cv2.VideoCapture(str(path))
    ok, frame = capture.read()
    capture.release()
    rgb = cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
    return cv2.resize(rgb, (128, 128)).astype(np.float32) / 255


# %% load_first_frame wrong: stays open
# says: the file stays open
def load_first_frame(path):
    capture = cv2.VideoCapture(str(path))
    ok, frame = capture.read()
    if not ok:
        raise VideoError(f"cannot read {path}")
    rgb = cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
    return cv2.resize(rgb, (128, 128)).astype(np.float32) / 255


# %% load_first_frame wrong: release without brackets
# says: the file stays open
def load_first_frame(path):
    capture = cv2.VideoCapture(str(path))
    ok, frame = capture.read()
    capture.release
    if not ok:
        raise VideoError(f"cannot read {path}")
    rgb = cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
    return cv2.resize(rgb, (128, 128)).astype(np.float32) / 255


# %% load_first_frame wrong: a corner, not the whole
# says: not the whole first frame
def load_first_frame(path):
    return next(read_frames(path))[:128, :128].astype(np.float32) / 255


# %% load_first_frame wrong: another frame
# says: not the whole first frame
def load_first_frame(path):
    return list(read_frames(path, stop=400, size=(128, 128)))[-1].astype(np.float32) / 255


# %% load_first_frame wrong: float64
# says: expected float32, got float64
def load_first_frame(path):
    return next(read_frames(path, size=(128, 128))) / 255


# %% load_first_frame wrong: 0 to 255
# says: values should reach from 0 to 1, yours end at 2
def load_first_frame(path):
    return next(read_frames(path, size=(128, 128))).astype(np.float32)


# %% load_first_frame wrong: as large as it came
# says: expected the shape \(128, 128, 3\), got \((?!128)
def load_first_frame(path):
    return next(read_frames(path)).astype(np.float32) / 255


# %% load_first_frame wrong: all frames
# says: return an array, not generator
def load_first_frame(path):
    return (frame.astype(np.float32) / 255 for frame in read_frames(path, size=(128, 128)))


# %% load_first_frame wrong: forgets return
# says: returns nothing
def load_first_frame(path):
    frame = next(read_frames(path, size=(128, 128))).astype(np.float32) / 255


# %% load_first_frame crash: a pair taken for a frame
# says: AttributeError: 'tuple' object(?s:.*)It happened at: frame = cv2
def load_first_frame(path):
    frame = cv2.VideoCapture(str(path)).read().astype(np.float32)
    return cv2.resize(frame, (128, 128)) / 255


# %% random_start right: NumPy itself refuses a short film
def random_start(n, length, rng):
    return rng.integers(n - length, endpoint=True)


# %% random_start right: from a fraction
def random_start(n, length, rng):
    if n < length:
        raise ValueError("too short")
    return int(rng.random() * (n - length + 1))


# %% random_start right: chosen from a list
def random_start(n, length, rng):
    starts = [start for start in range(n) if start + length <= n]
    return rng.choice(starts)


# %% random_start right: a tall stack of cards
def random_start(n, length, rng):
    if not length <= n:
        raise VideoError(f"{n} frames")  # a ValueError too
    return rng.permutation(n - length + 1)[0]


# %% random_start wrong: one too far
# says: starts at 5 needs frame 20, the last is 19
def random_start(n, length, rng):
    if length > n:
        raise ValueError("too short")
    return int(rng.integers(0, n - length + 1, endpoint=True))


# %% random_start wrong: one too few
# says: start 4 fits too
def random_start(n, length, rng):
    if length > n:
        raise ValueError("too short")
    return rng.integers(0, n - length)


# %% random_start wrong: any frame
# says: starts at 19 needs frame 34
def random_start(n, length, rng):
    return rng.integers(n)


# %% random_start wrong: counts from 1
# says: start 0 never occurs
def random_start(n, length, rng):
    return rng.integers(1, n - length + 1)


# %% random_start wrong: cut at the end, so the last is likelier
# says: equally often
def random_start(n, length, rng):
    if length > n:
        raise ValueError("too short")
    return min(int(rng.integers(n)), n - length)


# %% random_start wrong: rounding halves the ends
# says: equally often
def random_start(n, length, rng):
    if length > n:
        raise ValueError("too short")
    return round(rng.random() * (n - length))


# %% random_start wrong: too short is taken for zero
# says: no clip of 16, and yet you start at 0
def random_start(n, length, rng):
    return int(rng.integers(0, max(n - length, 0) + 1))


# %% random_start wrong: too short gives None
# says: no clip of 16, and yet you start at None
def random_start(n, length, rng):
    if length <= n:
        return int(rng.integers(0, n - length + 1))


# %% random_start wrong: too short fails an assert
# says: raise ValueError, not AssertionError
def random_start(n, length, rng):
    assert length <= n, "the film is too short"
    return int(rng.integers(0, n - length + 1))


# %% random_start wrong: too short raises something else
# says: raise ValueError, not IndexError
def random_start(n, length, rng):
    if length > n:
        raise IndexError("the film is too short")
    return int(rng.integers(0, n - length + 1))


# %% random_start wrong: the film that just fits is refused
# says: a film that just fits has one start, 0
def random_start(n, length, rng):
    if length >= n:
        raise ValueError("too short")
    return int(rng.integers(0, n - length + 1))


# %% random_start wrong: hard-coded
# says: a film that just fits has one start, 0
def random_start(n, length, rng):
    if length > n:
        raise ValueError("too short")
    return rng.integers(0, 5)


# %% random_start wrong: its own dice
# says: draw from `rng`
import random


def random_start(n, length, rng):
    if length > n:
        raise ValueError("too short")
    return random.randint(0, n - length)


# %% random_start wrong: NumPy's common dice
# says: draw from `rng`
def random_start(n, length, rng):
    return np.random.randint(0, n - length + 1)


# %% random_start wrong: new dice each time
# says: every start is 4: draw from `rng`
def random_start(n, length, rng):
    rng = np.random.default_rng(0)
    return rng.integers(0, n - length + 1)


# %% random_start wrong: a fraction
# says: whole number.*float
def random_start(n, length, rng):
    return rng.uniform(0, n - length)


# %% random_start wrong: a whole number held in a float
# says: whole number.*float64
def random_start(n, length, rng):
    return np.floor(rng.random() * (n - length + 1))


# %% random_start wrong: an array of one
# says: whole number.*ndarray
def random_start(n, length, rng):
    return rng.integers(0, n - length + 1, size=1)


# %% random_start wrong: prints
# says: returns nothing
def random_start(n, length, rng):
    print(end="")


# %% random_start wrong: a slice
# says: whole number.*slice
def random_start(n, length, rng):
    start = rng.integers(0, n - length + 1)
    return slice(start, start + length)


# %% random_start crash: the name of the old generator's function
# says: AttributeError: .*'?randint'?
def random_start(n, length, rng):
    return rng.randint(0, n - length)
