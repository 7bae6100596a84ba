"""Every function of one and two floats, on a grid of numbers."""
import math

numbers = [0.0, -0.0, 0.1, 0.5, -0.5, 1.0, -1.0, 1.5, 2, -2, 3.7, -3.7, 10, 23, 24, 100.25, 170.5, 171.0,
           1e-10, 1e-21, -1e-21, 1e10, 710, -745, 1e300, -1e300, 5e-324, 2.0**53 + 2, math.inf, -math.inf,
           math.nan, True, 10**30, -170.5, -201.5, -3.0, 12.0, 140.5, 144.25, 0.7071]
names = ("acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor "
         "frexp gamma isfinite isinf isnan lgamma log log10 log1p log2 modf radians sin sinh sqrt tan tanh "
         "trunc ulp").split()
for name in names:
    function = getattr(math, name)
    for x in numbers:
        try:
            print(name, x, function(x))
        except (ValueError, OverflowError) as error:
            print(name, x, type(error).__name__, error)
few = [0.0, -0.0, 0.3, -1.0, 2.0, 2.5, -7.25, 1e308, math.inf, -math.inf, math.nan]
for name in "atan2 copysign fmod pow remainder nextafter hypot isclose".split():
    function = getattr(math, name)
    for x in few:
        for y in few:
            try:
                print(name, x, y, function(x, y))
            except (ValueError, OverflowError) as error:
                print(name, x, y, type(error).__name__, error)
print(math.pi, math.e, math.tau, math.inf, math.nan)
