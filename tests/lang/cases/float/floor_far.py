# Where floats have no fractions any more, floor division rounds as CPython's does.
for x, y in ((-1e16, 3.0), (1e16, -3.0), (1e16, 3.0), (-9007199254740993.0, 7.0), (1e300, -1.7), (-0.0, 3.0), (5.0, -0.1), (-5.5, 2.5)):
    print(x, y, x // y, x % y, divmod(x, y))
