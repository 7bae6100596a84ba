import warnings


def old():
    warnings.warn("old is old", DeprecationWarning, stacklevel=2)


warnings.warn("first")
for _ in range(3):
    warnings.warn("in a loop")
old()
old()
warnings.warn("of a kind", RuntimeWarning)
warnings.warn(UserWarning("an instance"))
warnings.warn("hidden", ImportWarning)
warnings.warn("hidden too", PendingDeprecationWarning)


class Mine(UserWarning):
    pass


warnings.warn("mine", Mine)
for bad in (ValueError, 3, "x"):
    try:
        warnings.warn("x", bad)
    except TypeError as e:
        print(e)
warnings.warn_explicit("explicit", UserWarning, "file.py", 7)
