# An empty Counter takes counts of any kind; what is added to one must be a number.
from collections import Counter


class Told(Counter):
    def __setitem__(self, key, n):
        print("set", key, n)
        super().__setitem__(key, n)


print(Counter(a=2, b=None), Counter({"a": None}), list(Counter(iterable=None).items()))
print(Counter(a=2, b=None, c="x"))
counter = Counter(a=1)
try:
    counter.update({"b": None})
except TypeError as error:
    print(error)
told = Told(a=1)
told.update(a=2)
print(told, Told("ab"))
