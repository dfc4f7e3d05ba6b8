"""Imports TensorFlow without its greetings: `import helpers.quiet` before `import keras`.

TensorFlow writes to the process's own stderr when it starts, below Python and whatever the log
level. In a notebook that looks like an error. Only this one import is silenced.
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
_stderr, _nothing = os.dup(2), os.open(os.devnull, os.O_WRONLY)
os.dup2(_nothing, 2)
try:
    import tensorflow as tf

    tf.constant(0)  # the device layer has its say at the first tensor
finally:
    os.dup2(_stderr, 2)
    os.close(_stderr)
    os.close(_nothing)
