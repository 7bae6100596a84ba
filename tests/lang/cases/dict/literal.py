print({}, {1: 2}, {"a": 1, "b": [2]}, {**{1: 2}, 3: 4, **{1: 5}}, {1: "a", True: "b", 1.0: "c"})
print(dict(), dict(a=1), dict([(1, 2), "xy"]), dict({1: 2}, z=3), dict(zip("ab", (1, 2))), dict({"a": 1}, a=2))
