d = {1: 2}
print(dict.get(d, 1), d.__contains__(1), d.__len__(), d.__getitem__(1))
d.__setitem__(3, 4)
dict.__delitem__(d, 1)
print(d)
for f in (lambda: d.clear(1), lambda: dict.get(1), lambda: d.keys(1), lambda: d.foo):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
