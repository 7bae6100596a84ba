d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i))
d["c"] = 3
print(k, v, i)
print("c" in k, 3 in v, ("c", 3) in i, ("c", 4) in i, "c" in i, list(k), sorted(v))
print(type(k).__name__, type(v).__name__, type(i).__name__, type(iter(k)).__name__, type(iter(v)).__name__, type(iter(i)).__name__)
print({}.keys(), {}.values(), {}.items())
