from itertools import chain

print(list(chain()), list(chain("ab", [1, 2], range(2))), list(chain.from_iterable(["ab", "cd"])))


def rows():
    for row in "ab", "cd":
        print("row", row)
        yield row


lazy = chain.from_iterable(rows())
print(next(lazy), next(lazy), next(lazy))
print(list(lazy), list(lazy))
late = chain([1], 5, [2])
print(next(late))
try:
    next(late)
except TypeError as error:
    print(error)
print(list(late))


def failing():
    yield 1
    raise ValueError("no more")


both = chain(failing(), [9])
print(next(both))
try:
    next(both)
except ValueError as error:
    print(error)
print(next(both))


class Mine(chain):
    pass


print(type(Mine.from_iterable([[1]])).__name__, list(Mine("a", "b")))
try:
    chain(a=1)
except TypeError as error:
    print(error)
