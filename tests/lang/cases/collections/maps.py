from collections import ChainMap, Counter, OrderedDict, defaultdict

d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    d[k].append(v)
print(d, d["new"], dict(d), d.get("none"), d.default_factory)
try:
    defaultdict()["x"]
except KeyError as e:
    print("KeyError", e)
c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements()))
c.update("aaz")
c.subtract({"b": 5})
print(c, c + Counter(a=1), c - Counter(a=100), Counter(a=1, b=2) & Counter(a=3), Counter(a=1) | Counter(a=3))
print(+Counter(a=1, b=-1), -Counter(a=1, b=-1), Counter(a=1) == Counter(a=1, b=0), Counter())
o = OrderedDict([("x", 1), ("y", 2), ("z", 3)])
o.move_to_end("x")
print(o, o.popitem(last=False), list(o), o == {"x": 1, "z": 3}, OrderedDict())
o.move_to_end("x", last=False)
print(o, o == OrderedDict(z=3, x=1))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m, m["a"], m["b"], len(m), sorted(m), m.new_child({"c": 0}), m.parents)
m["b"] = 9
print(m.maps)
