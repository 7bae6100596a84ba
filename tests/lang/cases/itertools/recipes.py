"""The recipes that courses show."""
import itertools
from itertools import *


def take(n, iterable):
    return list(islice(iterable, n))


def primes():
    numbers = count(2)
    while True:
        prime = next(numbers)
        yield prime
        numbers = filter(lambda n, p=prime: n % p, numbers)


def roundrobin(*iterables):
    nexts = cycle(iter(it).__next__ for it in iterables)
    pending = len(iterables)
    while pending:
        try:
            for step in nexts:
                yield step()
        except StopIteration:
            pending -= 1
            nexts = cycle(islice(nexts, pending))


def grouper(iterable, n):
    return zip_longest(*[iter(iterable)] * n)


def powerset(items):
    items = list(items)
    return chain.from_iterable(combinations(items, r) for r in range(len(items) + 1))


print(take(10, primes()))
print(list(roundrobin("ABC", "D", "EF")))
print(list(grouper("ABCDEFG", 3)))
print(list(powerset([1, 2, 3])))
print(take(5, (a * b for a, b in zip(count(), cycle([1, -1])))))
print(list(starmap(lambda a, b: b - a, pairwise([1, 4, 9, 16]))))
print([len(list(g)) for _, g in groupby("aaabccd")])
print(sorted(name for name in dir(itertools) if not name.startswith("_")))
