"""Chapter 3's CNN + LSTM against the (2+1)D residual network of the TensorFlow tutorial.

    .venv/bin/python tests/benchmarks/bench_motion.py [--limit 300] [--seed 0]

Both learn the eight motions from the same clips in one run. Printed are parameters, seconds for an
epoch, and the seconds of training until 0.95 of the clips of the validation writers are right.

The second network is written from the architecture that the tutorial "Video classification with a
3D convolutional neural network" publishes: convolutions split in space and time (16 filters of
3x7x7, then residual blocks of 16, 32, 64 and 128 filters of 3x3x3), each followed by a resizing to
half, with layer normalisation inside the blocks, average pooling and one dense layer.
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import helpers.start_tensorflow  # noqa: F401, I001  (before keras)
import keras
from keras import layers, ops

from helpers.data import MOTIONS, moving_digits
from helpers.video import load_clips

GOAL = 0.95


def cnn_lstm() -> keras.Model:
    """As in notebooks/03_rnn.ipynb: one small LSTM at every place of the feature maps."""
    clips = keras.Input((16, 32, 32, 1))
    x = layers.Rescaling(1 / 32)(ops.reshape(clips, (-1, 32, 32, 1)))
    x = layers.Conv2D(8, 5, strides=2, padding="same", activation="leaky_relu")(x)
    x = layers.Conv2D(16, 3, strides=2, padding="same", activation="leaky_relu")(x)
    x = ops.transpose(ops.reshape(x, (-1, 16, 64, 16)), (0, 2, 1, 3))
    x = layers.LSTM(32, unroll=True)(ops.reshape(x, (-1, 16, 16)))
    return keras.Model(clips, layers.Dense(8)(ops.mean(ops.reshape(x, (-1, 64, 32)), axis=1)))


def split_convolution(x, filters: int, kernel: tuple[int, int, int]):
    """Convolve in space, then in time."""
    x = layers.Conv3D(filters, (1, *kernel[1:]), padding="same")(x)
    return layers.Conv3D(filters, (kernel[0], 1, 1), padding="same")(x)


def resized(x, size: int):
    """Every frame made smaller, to size x size."""
    frames, channels = x.shape[1], x.shape[-1]
    x = layers.Resizing(size, size)(ops.reshape(x, (-1, x.shape[2], x.shape[3], channels)))
    return ops.reshape(x, (-1, frames, size, size, channels))


def residual_block(x, filters: int):
    out = layers.LayerNormalization()(split_convolution(x, filters, (3, 3, 3)))
    out = split_convolution(layers.ReLU()(out), filters, (3, 3, 3))
    out = layers.LayerNormalization()(out)
    if x.shape[-1] != filters:
        x = layers.LayerNormalization()(layers.Dense(filters)(x))
    return layers.Add()([out, x])


def tutorial_network() -> keras.Model:
    clips = keras.Input((16, 32, 32, 1))
    x = layers.Rescaling(1 / 255)(clips)
    x = split_convolution(x, 16, (3, 7, 7))
    x = resized(layers.ReLU()(layers.BatchNormalization()(x)), 16)
    for filters, size in ((16, 8), (32, 4), (64, 2)):
        x = resized(residual_block(x, filters), size)
    x = residual_block(x, 128)
    x = layers.Flatten()(layers.GlobalAveragePooling3D()(x))
    return keras.Model(clips, layers.Dense(8)(x))


class UntilGoal(keras.callbacks.Callback):
    """Scores after every `every` batches and stops at the goal; scoring is not counted."""

    def __init__(self, clips, labels, limit: float, every: int = 20):
        super().__init__()
        self.clips, self.labels, self.limit, self.every = clips, labels, limit, every
        self.seconds, self.best, self.batches = 0.0, 0.0, 0

    def on_train_batch_begin(self, batch, logs=None):
        self.started = time.perf_counter()

    def on_train_batch_end(self, batch, logs=None):
        self.seconds += time.perf_counter() - self.started
        self.batches += 1
        if self.batches % self.every == 0:
            answers = [
                self.model.predict_on_batch(self.clips[k : k + 40]).argmax(axis=-1)
                for k in range(0, len(self.clips), 40)
            ]
            self.best = max(self.best, float((np.concatenate(answers) == self.labels).mean()))
        if self.best >= GOAL or self.seconds >= self.limit:
            self.model.stop_training = True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--limit", type=float, default=300, help="seconds for each network")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rate", type=float, default=1e-3, help="learning rate of the second")
    given = parser.parse_args()
    clips = moving_digits()
    videos = load_clips([clip.path for clip in clips], frames=16, gray=True)
    motions = np.array([MOTIONS.index(clip.motion) for clip in clips])
    train, val, test = ([c.split == part for c in clips] for part in ("train", "val", "test"))
    # The chapter's own learning rate; and, as the time is short, ten times the tutorial's 1e-4.
    for name, build, rate in (
        ("CNN + LSTM (chapter 3)", cnn_lstm, 1e-2),
        ("(2+1)D residual (TensorFlow tutorial)", tutorial_network, given.rate),
    ):
        keras.utils.set_random_seed(given.seed)
        model = build()
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        model.compile(keras.optimizers.Adam(rate, global_clipnorm=1.0), loss)
        watch = UntilGoal(videos[val], motions[val], given.limit)
        fit = {"batch_size": 32, "epochs": 1000, "verbose": 0, "callbacks": [watch]}
        model.fit(videos[train], motions[train], **fit)
        score = (model.predict(videos[test], verbose=0).argmax(axis=-1) == motions[test]).mean()
        reached = f"{GOAL} after {watch.seconds:.0f} s" if watch.best >= GOAL else "not reached"
        epoch = watch.seconds / watch.batches * np.ceil(sum(train) / 32)
        print(
            f"{name:38} {model.count_params():>8,} parameters, {epoch:5.1f} s an epoch, {reached} "
            f"(stopped at {watch.seconds:.0f} s, validation {watch.best:.3f}, test {score:.3f})",
            flush=True,
        )


if __name__ == "__main__":
    main()
