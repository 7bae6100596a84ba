from itertools import pairwise, zip_longest

print(list(pairwise("ABCDE")), list(pairwise("A")), list(pairwise([])))


def numbers():
    for n in range(3):
        print("give", n)
        yield n


pairs = pairwise(numbers())
print(next(pairs))
print(next(pairs))
print(next(pairs, "end"), next(pairs, "end"))
print(list(zip_longest("ab", [1, 2, 3], "x")), list(zip_longest("ab", "c", fillvalue="-")))
print(list(zip_longest()), list(zip_longest([])), list(zip_longest([1], [], fillvalue=0)))
lazy = zip_longest(numbers(), "a")
print(next(lazy), next(lazy))
for wrong in (lambda: pairwise(), lambda: pairwise(1), lambda: pairwise(a=[]),
              lambda: zip_longest("a", fill=1), lambda: zip_longest(3), lambda: zip_longest([], 4)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)


def failing():
    yield 1
    raise ValueError("broken")


both = zip_longest(failing(), [1, 2, 3])
print(next(both))
try:
    next(both)
except ValueError as error:
    print(error)
print(list(both))
