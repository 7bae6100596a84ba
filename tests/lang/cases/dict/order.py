d = dict.fromkeys("hello world")
print(list(d))
del d["h"]
d["h"] = 1
d["e"] = 2
print(d)
print(list(reversed(d)), list(reversed(d.items()))[:2], list(reversed(d.values()))[:2])
