d = {1: 2}
d.update({3: 4}); d.update([(5, 6), [7, 8]]); d.update(a=9); d.update({}, b=1); d.update()
print(d)
for f in (lambda: d.update(1), lambda: d.update([1]), lambda: d.update([(1, 2, 3)]), lambda: d.update(1, 2), lambda: dict(1), lambda: dict(["ab", "c"]), lambda: dict([[1, 2], 3])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
class M:
    def keys(self):
        return ["x", "y"]
    def __getitem__(self, k):
        return k * 2
print(dict(M()), {**M()})
