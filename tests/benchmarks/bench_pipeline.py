"""Does a tf.data pipeline that reads video files keep a small model's training step fed?

    .venv/bin/python tests/benchmarks/bench_pipeline.py

It trains the same small model on the same clips, in turns: out of memory; out of files that are
read and decoded in every epoch; and out of files that are decoded once and then cached. The goal:
with the cache, an epoch from files takes at most 1.15 times an epoch from memory. Without it the
two cores have to decode and to train at once, and what that costs is printed beside it.
Each turn gives a ratio and the median counts, since other programs may slow a turn down.
"""

import sys
import time
from pathlib import Path

import helpers.start_tensorflow  # noqa: F401  (before TensorFlow)

# isort: split
import keras
import numpy as np
import tensorflow as tf
from keras import layers

from helpers.data import FRAMES, MOTIONS, SIZE, moving_digits
from helpers.video import load_clips, sample_clip

BATCH, EPOCHS = 32, 5


# ---- the pipeline, as a chapter can copy it --------------------------------------
def read(path):
    """One clip from its file; the path comes as bytes."""
    return sample_clip(path.decode(), frames=FRAMES, gray=True)


def load(path, label):
    clip = tf.numpy_function(read, [path], tf.uint8)
    return tf.ensure_shape(clip, (FRAMES, SIZE, SIZE, 1)), label


def from_files(paths, labels, cache=False):
    data = tf.data.Dataset.from_tensor_slices((paths, labels))
    if cache:  # keeps decoded clips: before anything random, and only if they fit in memory
        data = data.map(load, num_parallel_calls=tf.data.AUTOTUNE).cache()
    data = data.shuffle(len(paths))  # paths are small, so all of them can be shuffled
    if not cache:
        data = data.map(load, num_parallel_calls=tf.data.AUTOTUNE)
    return data.batch(BATCH).prefetch(tf.data.AUTOTUNE)  # the next batch while this one trains


# ---- what it is measured against -------------------------------------------------
def from_memory(clips, labels):
    data = tf.data.Dataset.from_tensor_slices((clips, labels))
    return data.shuffle(len(clips)).batch(BATCH).prefetch(tf.data.AUTOTUNE)


def small_model():
    model = keras.Sequential(
        [
            keras.Input((FRAMES, SIZE, SIZE, 1)),
            layers.Rescaling(1 / 255),
            layers.Conv3D(8, 3, padding="same", activation="relu"),
            layers.MaxPooling3D((1, 2, 2)),
            layers.Conv3D(16, 3, padding="same", activation="relu"),
            layers.GlobalAveragePooling3D(),
            layers.Dense(len(MOTIONS)),
        ]
    )
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile("adam", loss)
    return model


def seconds(action) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def run_through(data):
    for _ in data:
        pass


def main() -> int:
    train = [clip for clip in moving_digits("plain") if clip.split == "train"]
    paths = [str(clip.path) for clip in train]
    labels = np.array([MOTIONS.index(clip.motion) for clip in train])
    sources = {
        "memory": from_memory(load_clips(paths, frames=FRAMES, gray=True), labels),
        "files": from_files(paths, labels),
        "files, cached": from_files(paths, labels, cache=True),
    }
    model = small_model()
    for data in sources.values():  # builds the graph, warms the disk, fills the cache
        model.fit(data, epochs=1, verbose=0, shuffle=False)
    took = {name: [] for name in sources}
    alone = {name: [] for name in sources}
    for _ in range(EPOCHS):
        for name, data in sources.items():
            took[name].append(
                seconds(lambda data=data: model.fit(data, epochs=1, verbose=0, shuffle=False))
            )
            alone[name].append(seconds(lambda data=data: run_through(data)))
    epoch = {name: np.median(times) for name, times in took.items()}
    # Of each turn its own ratio, so that what slows one turn down weighs on both sides.
    ratio = {name: np.median(np.divide(took[name], took["memory"])) for name in sources}
    print(
        f"{len(train)} clips, batches of {BATCH}, median of {EPOCHS} epochs, {Path(__file__).name}"
    )
    print(f"{'clips from':<15}{'s per epoch':>12}{'to memory':>11}{'clips/s alone':>15}")
    for name in sources:
        speed = len(train) / np.median(alone[name])
        print(f"{name:<15}{epoch[name]:>12.2f}{ratio[name]:>11.2f}{speed:>15.0f}")
    spare = epoch["memory"] / np.median(alone["files"])
    print(f"reading and decoding alone is {spare:.1f} times as fast as the training step")
    good = ratio["files, cached"] <= 1.15
    print(f"goal, cached files at most 1.15 times memory: {'met' if good else 'MISSED'}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
