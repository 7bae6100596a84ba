d = {1: "a", 2: "b", 3: "c"}
del d[3]
print(d.popitem(), d.popitem(), d)
try:
    d.popitem()
except KeyError as e:
    print(repr(e))
