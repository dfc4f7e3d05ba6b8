# Run by `make grade` after each check, with inputs that the check in the chapter does not show.
# %% frames_in_film
assert frames_in_film(3, 24) == 4320, "wrong for another film"
assert frames_in_film(11, 50) == 33000, "wrong for another film"
