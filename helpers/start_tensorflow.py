"""Starts TensorFlow quietly and at full speed: `import helpers.start_tensorflow` before keras.

Three things, none of which changes a sum by more than rounding (for a GAN that is another run:
chapter 5, section 5):

- TensorFlow writes greetings to the process's own stderr, below Python and whatever the log level.
  In a notebook that looks like an error. They are silenced, for this one import only.
- oneDNN, Intel's routines for convolutions, is switched on. TensorFlow leaves it off on processors
  without AVX512-VNNI or AVX-VNNI, which many laptops and servers lack; there its own 3D
  convolution takes five times as long (measured on an AMD Milan, TensorFlow 2.21). The switch is
  TF_ENABLE_ONEDNN_OPTS; a value that is set already is left alone.
- tf.data's autotuning is switched off. Its thread sleeps for periods that double (10 ms, 20 ms,
  ...), and whoever ends an iterator, as Keras does after every epoch, often waits until it wakes.
  An epoch of 1.3 s then takes 2.6 s (2.55 s is ten times 2^8 - 1 ms). The waiting is in
  `Model::OptimizeLoop`: the thread is woken before `IsCancelled()` says so, and sleeps again.
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")
_stderr, _nothing = os.dup(2), os.open(os.devnull, os.O_WRONLY)
os.dup2(_nothing, 2)
try:
    import tensorflow as tf

    tf.constant(0)  # the device layer has its say at the first tensor
finally:
    os.dup2(_stderr, 2)
    os.close(_stderr)
    os.close(_nothing)

_iterate, _without_autotune = tf.data.Dataset.__iter__, tf.data.Options()
_without_autotune.autotune.enabled = False


def _iterate_without_autotune(dataset: tf.data.Dataset):
    """Iterate over `dataset` untuned, unless its own options ask for it."""
    if dataset.options().autotune.enabled is None:
        dataset = dataset.with_options(_without_autotune)
    return _iterate(dataset)


tf.data.Dataset.__iter__ = _iterate_without_autotune
