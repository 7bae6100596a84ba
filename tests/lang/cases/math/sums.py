import math

print(math.fsum([0.1] * 10), sum([0.1] * 10) == 1.0, math.fsum([]), math.fsum([1e16, 1, 1e-16, -1e16]))
print(math.fsum([1, 2, True]), math.fsum([1e308, -1e308, 5.0]), math.fsum([math.inf, 1]), math.fsum([math.nan]))
print(math.fsum(1 / n for n in range(1, 1000)), math.fsum([1e-16, 1, 1e16]))
print(math.prod([1, 2, 3, 4]), math.prod([]), math.prod([0.5, 4]), math.prod([2, 3], start=10), math.prod("a", start=2))
print(math.hypot(3, 4), math.hypot(), math.hypot(-5), math.hypot(1, 1, 1, 1), math.hypot(1e200, 1e200))
print(math.hypot(1e-320, 1e-320), math.hypot(math.inf, math.nan), math.hypot(1, math.nan), math.hypot(0.1, 0.2, 0.3))
print(math.dist((0, 0), (3, 4)), math.dist([1.5, 2, 3], (4, 5, 6.25)), math.dist([], []))
print([math.hypot(x / 7, x / 3) for x in range(1, 30)])
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2),
      math.isclose(0, 1e-10), math.isclose(0, 1e-10, abs_tol=1e-9))
print(math.ldexp(0.5, 3), math.ldexp(1, -1080), math.ldexp(0, 10**30), math.ldexp(1, -10**30), math.frexp(10))
for wrong in (lambda: math.fsum([1e308, 1e308]),
              lambda: math.fsum([math.inf, -math.inf]),
              lambda: math.fsum(['a']),
              lambda: math.fsum(3),
              lambda: math.prod([1, 'a', 2.5]),
              lambda: math.prod(5),
              lambda: math.hypot('a'),
              lambda: math.dist((1,), (1, 2)),
              lambda: math.dist(1, 2),
              lambda: math.isclose(1, 2, rel_tol=-1),
              lambda: math.isclose(1, 2, 3),
              lambda: math.ldexp(1, 2.0),
              lambda: math.ldexp(1, 5000),
              lambda: math.sqrt(),
              lambda: math.sqrt(1, 2),
              lambda: math.sqrt('4'),
              lambda: math.sqrt(x=1),
              lambda: math.pow(2),
              lambda: math.sqrt(-1),
              lambda: math.exp(1000),
              lambda: math.sqrt(10**400),
              lambda: math.log(),
              lambda: math.log(1, 2, 3),
              lambda: math.sin(None),
              lambda: math.prod([], 1),
              lambda: math.isclose(1)):
    try:
        print(wrong())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)


class Half:
    def __float__(self):
        return 0.5


class Wrong:
    def __float__(self):
        return "x"


print(math.sqrt(Half()), math.floor(Half()))
try:
    math.sqrt(Wrong())
except TypeError as error:
    print(error)
print(math.sqrt)
