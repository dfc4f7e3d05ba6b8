"""TensorFlow starts without a word, with oneDNN, and no iterator waits for an autotuner."""

import os
import platform
import subprocess
import sys

import pytest

import helpers.start_tensorflow as start

# isort: split
import keras
import numpy as np
import tensorflow as tf


def started(**environment):
    """What a fresh process prints after the import: oneDNN on or off; and its stderr."""
    code = (
        "import helpers.start_tensorflow\n"
        "from tensorflow.python.util import _pywrap_util_port\n"
        "print(_pywrap_util_port.IsMklEnabled())"
    )
    variables = {k: v for k, v in os.environ.items() if not k.startswith("TF_")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**variables, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip(), done.stderr


@pytest.mark.skipif(platform.machine() != "x86_64", reason="oneDNN is a matter of x86 processors")
def test_it_is_quiet_and_has_onednn_unless_told_otherwise():
    assert started() == ("True", "")
    assert started(TF_ENABLE_ONEDNN_OPTS="0") == ("False", "")


def test_datasets_are_iterated_untuned_and_give_the_same(monkeypatch):
    dataset = tf.data.Dataset.range(5).map(lambda x: 2 * x, num_parallel_calls=tf.data.AUTOTUNE)
    given = dataset.batch(2).prefetch(tf.data.AUTOTUNE).unbatch()
    assert [int(x) for x in given] == list(range(0, 10, 2))
    monkeypatch.setattr(start, "_iterate", lambda given: given.options().autotune.enabled)
    assert start._iterate_without_autotune(dataset) is False
    wanted = tf.data.Options()
    wanted.autotune.enabled = True
    assert start._iterate_without_autotune(dataset.with_options(wanted)) is True


def test_keras_goes_through_it(monkeypatch):
    seen, real = [], start._iterate

    def remember(given):
        seen.append(given.options().autotune.enabled)
        return real(given)

    monkeypatch.setattr(start, "_iterate", remember)
    network = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    network.compile("sgd", "mse")
    network.fit(np.zeros((4, 2)), np.zeros((4, 1)), epochs=2, verbose=0)
    network.predict(np.zeros((4, 2)), verbose=0)
    assert len(seen) >= 3 and not any(seen)
