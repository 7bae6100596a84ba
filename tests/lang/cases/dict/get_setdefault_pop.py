d = {"a": 1, "n": None}
print(d.get("a"), d.get("z"), d.get("z", 5), d.get("n", 5))
print(d.setdefault("a", 9), d.setdefault("b", 9), d.setdefault("c"), d)
print(d.pop("a"), d.pop("zz", "none"), d)
for f in (lambda: d.pop(), lambda: d.get(), lambda: d.setdefault(), lambda: d.pop(1, 2, 3), lambda: d.get("a", default=1)):
    try:
        f()
    except TypeError as e:
        print(e)
