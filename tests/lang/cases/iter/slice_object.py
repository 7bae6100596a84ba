s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), s.indices(6), slice(None, None, -1).indices(4), s == slice(1, 10, 2), s < slice(2, 3))
class Show:
    def __getitem__(self, key):
        return key
print(Show()[1:2], Show()[::], Show()[1:2, 3], Show()[...], Show()["a":"b"])
for f in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: hash(s), lambda: s < slice(None), lambda: s.indices("a"), lambda: s.indices(-1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
