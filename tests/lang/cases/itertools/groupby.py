from itertools import groupby

print([(key, list(group)) for key, group in groupby("AAABBCA")])
print([key for key, group in groupby("AAABBCA")])
words = ["apple", "avocado", "bean", "beet", "cherry"]
print({key: list(group) for key, group in groupby(words, key=lambda word: word[0])})
print([(key, len(list(group))) for key, group in groupby(sorted("mississippi"))])
print(list(groupby([])), [key for key, _ in groupby([1, 1.0, True, 2], None)])

groups = list(groupby("AAB"))
print([(key, list(group)) for key, group in groups])

groups = groupby([1, 1, 2, 2])
key, first = next(groups)
print(key, next(first))
key, second = next(groups)
print(key, list(first), list(second))


def parity(n):
    print("key of", n)
    return n % 2


lazy = groupby([1, 3, 2], parity)
key, group = next(lazy)
print("group", key)
print(list(group))
print(next(lazy)[0])
for wrong in (lambda: groupby(), lambda: groupby(1), lambda: groupby([], wrong=1),
              lambda: list(groupby([1], 3))):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
