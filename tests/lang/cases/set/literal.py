print(set(), {1}, {3, 1, 2}, {1, True, 1.0}, frozenset(), frozenset([2, 1]), {*range(3), *[7]})
print(set("a"), set([1, 1, 1]), len({1, 2, 2}))
