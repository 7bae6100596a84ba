from itertools import count, islice

print(list(islice("ABCDEFG", 2)), list(islice("ABCDEFG", 2, 4)), list(islice("ABCDEFG", 2, None)))
print(list(islice("ABCDEFG", 0, None, 2)), list(islice("ABC", None)), list(islice("ABC", None, None)))
print(list(islice("ABCDEFG", 1, 6, 3)), list(islice("ABC", 5, 9)), list(islice("ABC", 3, 1)))
source = iter(range(10))
print(list(islice(source, 3)), next(source), list(islice(source, 0)), next(source))
print(list(islice(source, 1, 2)), next(source))
print(list(islice(source, 0, 4, 3)), list(source))
source = count()
print(list(islice(source, 0, 5, 2)), next(source))
source = count()
print(list(islice(source, 4, 2)), next(source))
once = islice([1, 2], 5)
print(list(once), list(once))


class Two:
    def __index__(self):
        return 2


print(list(islice("abcd", Two())), list(islice("abcd", True)))
for wrong in (lambda: islice("a"), lambda: islice("a", -1), lambda: islice("a", 1, -2),
              lambda: islice("a", -1, 2), lambda: islice("a", 0, 1, 0), lambda: islice("a", 0, 1, -1),
              lambda: islice("a", "b"), lambda: islice("a", 1.5), lambda: islice("a", 1, 2, "c"),
              lambda: islice(1, 2), lambda: islice("a", 1, 2, 3, 4), lambda: islice("a", stop=2),
              lambda: islice("a", 2**70)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
