d = {}
for i in range(5000):
    d[i * 17 % 7919] = i
for i in range(0, 5000, 3):
    d.pop(i * 17 % 7919)
print(len(d), sum(d), sum(d.values()), list(d)[:5], list(d)[-5:])
for i in range(3000):
    d[f"k{i}"] = i
print(len(d), d["k2999"], "k3000" in d, d.popitem())
