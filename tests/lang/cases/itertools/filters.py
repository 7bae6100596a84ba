"""compress, dropwhile, takewhile, filterfalse, starmap: laziness and errors."""
from itertools import compress, dropwhile, filterfalse, starmap, takewhile

print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(compress("ABC", [1])))
print(list(compress(data=range(3), selectors=[True, "", "x"])))
print(list(dropwhile(lambda x: x < 5, [1, 4, 6, 4, 1])))
print(list(takewhile(lambda x: x < 5, [1, 4, 6, 4, 1])))
print(list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, "", "a", []])))
print(list(starmap(pow, [(2, 5), (3, 2), [10, 3]])), list(starmap(lambda *a: a, ["ab", (), (1,)])))

rest = iter([1, 2, 7, 3])
print(list(takewhile(lambda x: x < 5, rest)), list(rest))
ended = takewhile(bool, [1, 0, 1])
print(list(ended), list(ended))


def shout(x):
    print("asked", x)
    return x < 2


lazy = dropwhile(shout, [1, 2, 0, 5])
print("made")
print(next(lazy), next(lazy), next(lazy))
for wrong in (lambda: compress("a"), lambda: takewhile(1), lambda: dropwhile(1, 2, 3),
              lambda: starmap(func=1, it=2), lambda: list(starmap(pow, [1])),
              lambda: list(takewhile(3, [1])), lambda: filterfalse(None, 5),
              lambda: list(starmap(pow, [(1, 2, 3, 4)]))):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
