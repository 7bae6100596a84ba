d = {"a": 1}
d["b"] = 2
d["a"] = 3
print(d, d["b"], len(d), "a" in d, 1 in d, "c" not in d)
del d["a"]
d["a"] = 4
print(d)
