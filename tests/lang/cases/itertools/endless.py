"""count, cycle and repeat: what they give and how they show."""
from itertools import count, cycle, repeat

numbers = count()
print([next(numbers) for _ in range(4)], numbers)
print(count(10), count(10, 2), count(0.5), count(1, 0.25), count(5, 1), count(5, True))
print([x for x, _ in zip(count(10, -3), range(4))])
print([x for x, _ in zip(count(0.5, 0.25), range(4))])
print([x for x, _ in zip(count(2**63 - 2), range(4))])
print([x for x, _ in zip(count(step=5), range(3))])
colours = cycle("ab")
print([next(colours) for _ in range(5)])
print(list(cycle([])))
again = repeat("x", 3)
print(again, next(again), again, list(again), again)
print(repeat(None), repeat("a", -4), list(repeat(1, times=2)), repeat(object=[1], times=0))
print(list(map(pow, range(5), repeat(2))))
for wrong in (lambda: count("a"), lambda: count(1, "b"), lambda: count(a=1), lambda: cycle(),
              lambda: cycle(1), lambda: repeat(), lambda: repeat(1, "x"), lambda: repeat(1, None),
              lambda: len(repeat(1, 2)), lambda: repeat(1, 2, 3), lambda: cycle(a=1)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
print(repeat(7, 4).__length_hint__(), type(count()), iter(numbers) is numbers)
try:
    repeat(7).__length_hint__()
except TypeError as error:
    print(error)
