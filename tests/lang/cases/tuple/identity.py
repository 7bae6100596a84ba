t = (1, 2, 3)
empty = ()
print(t[:] is t, tuple(t) is t, t * 1 is t, empty is tuple(), t + () is t)
