a = [1]
for bad in (1, None, 2.5):
    try:
        a.extend(bad)
    except TypeError as e:
        print(e)
    try:
        a += bad
    except TypeError as e:
        print(e)
def g():
    yield 2
    raise KeyError("stop")
try:
    a.extend(g())
except KeyError as e:
    print(repr(e), a)
