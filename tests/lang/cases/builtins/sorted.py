print(sorted([3, 1, 2]), sorted("bca", reverse=True), sorted({"b": 1, "a": 2}), sorted([(2, "a"), (1, "b")]), sorted(["B", "a"], key=str.lower), sorted([1.5, 1, True, -2]))
print(sorted(range(10), key=lambda x: (x % 3, -x)))
