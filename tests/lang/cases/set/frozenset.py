f = frozenset([1, 2])
print(f, f | {3}, {3} | f, f & {1}, type(f | {3}).__name__, type({3} | f).__name__, f == {1, 2}, {f: "v"}[frozenset((2, 1))])
print(hash(frozenset()), hash(frozenset([1, 2, 3])), hash(f), frozenset(f) is f, f.copy() is f, f.union() is f)
try:
    f.add(1)
except AttributeError as e:
    print(e)
try:
    hash({1})
except TypeError as e:
    print(e)
g = f
g |= {5}
print(f, g)
