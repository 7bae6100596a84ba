import operator
from itertools import accumulate

print(list(accumulate([1, 2, 3, 4])))
print(list(accumulate([1, 2, 3, 4], operator.mul)))
print(list(accumulate([3, 1, 4, 1, 5], max)))
print(list(accumulate([1, 2], initial=100)), list(accumulate([], initial=7)), list(accumulate([])))
print(list(accumulate("abc")), list(accumulate([1, 2], None)))
print(list(accumulate([[1], [2]], func=lambda a, b: a + b, initial=[])))


def noisy(a, b):
    print("adding", a, b)
    return a + b


steps = accumulate(iter([1, 2, 3]), noisy)
print(next(steps))
print(next(steps))
for wrong in (lambda: accumulate(), lambda: accumulate(3), lambda: list(accumulate([1, "a"])),
              lambda: list(accumulate([1, 2], 5)), lambda: accumulate([], None, 3),
              lambda: accumulate([1], start=2)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
