d = {}
d["self"] = d
print(d)
d["list"] = [d]
print(d, d.values())
