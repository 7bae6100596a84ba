import copy
from itertools import islice, tee

a, b = tee([1, 2, 3])
print(list(a), list(b), list(a))
print(tee("ab", 0), [list(one) for one in tee("ab", 3)])


def numbers():
    for n in range(4):
        print("give", n)
        yield n


first, second = tee(numbers())
print(next(first), next(first))
print(next(second), list(second), list(first))

one, two = tee(range(200))
print(sum(islice(one, 150)), sum(two), sum(one))
one, = tee(range(5), 1)
next(one)
other, same = tee(one)
print(list(other), list(same), type(one), list(copy.copy(one)))

again = []


class Loop:
    def __iter__(self):
        return self

    def __next__(self):
        return next(again[0])


again.extend(tee(Loop()))
try:
    next(again[0])
except RuntimeError as error:
    print(error)
for wrong in (lambda: tee(), lambda: tee(1), lambda: tee([], -1), lambda: tee([], 1, 2),
              lambda: tee([], n=2)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def failing():
    yield 1
    raise KeyError("gone")


x, y = tee(failing())
print(next(x))
try:
    next(x)
except KeyError as error:
    print(error)
print(list(y))
