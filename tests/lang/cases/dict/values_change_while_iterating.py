d = {"a": 1, "b": 2}
for k in d:
    d[k] *= 10
for k, v in d.items():
    d[k] = v + 1
print(d)
