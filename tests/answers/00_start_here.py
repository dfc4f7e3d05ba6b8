# ruff: noqa
# Right and wrong answers for tests/test_checkers.py, which tells how to write them.


# %% frames_in_film right: by adding up, with keyword names kept
def frames_in_film(minutes, fps):
    frames = 0
    for _ in range(minutes):
        frames += sum([fps] * 60)
    return frames


# %% frames_in_film right: NumPy's whole number
import numpy as np


def frames_in_film(minutes, fps):
    return np.prod(np.array([minutes, 60, fps]))


# %% frames_in_film right: a lambda with floats
frames_in_film = lambda minutes, fps: minutes * 60.0 * fps


# %% frames_in_film wrong: as the text suggests at first
# says: 50 frames are over in two seconds
def frames_in_film(minutes, fps):
    return minutes * fps


# %% frames_in_film wrong: prints instead of returning
# says: returns nothing: begin the line with `return`
def frames_in_film(minutes, fps):
    print(minutes * 60 * fps)


# %% frames_in_film wrong: assigns and forgets return
# says: returns nothing: begin the line with `return`
def frames_in_film(minutes, fps):
    frames = minutes * 60 * fps


# %% frames_in_film wrong: the first example only
# says: right for two minutes, wrong for 90
def frames_in_film(minutes, fps):
    return 3000


# %% frames_in_film wrong: counts seconds
# says: 120 is the number of seconds
def frames_in_film(minutes, fps):
    return minutes * 60


# %% frames_in_film wrong: one minute, whatever is asked
# says: 1500 frames are one minute
def frames_in_film(minutes, fps):
    return 60 * fps


# %% frames_in_film wrong: minutes taken for hours
# says: 3000 frames, you say 180000
def frames_in_film(minutes, fps):
    return minutes * 60 * 60 * fps


# %% frames_in_film wrong: a text
# says: text: return the number
def frames_in_film(minutes, fps):
    return f"{minutes * 60 * fps}"


# %% frames_in_film wrong: a generator
# says: 3000 frames, you say <generator
def frames_in_film(minutes, fps):
    yield minutes * 60 * fps


# %% frames_in_film crash: a misspelled name
# says: NameError: name 'minuts' (?s:.*)It happened at: return minuts \* 60 \* fps
def frames_in_film(minutes, fps):
    return minuts * 60 * fps


# %% frames_in_film crash: other parameters than the stub has
# says: TypeError: frames_in_film\(\) takes 1 positional
def frames_in_film(minutes):
    return minutes * 60 * 25


# %% frames_in_film crash: calls itself
# says: RecursionError
def frames_in_film(minutes, fps):
    return frames_in_film(minutes, fps) * 60


# %% frames_in_film crash: raises a text
# says: TypeError: exceptions must derive
def frames_in_film(minutes, fps):
    raise "not yet"
