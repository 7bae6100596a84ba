t = (1, 2)
for f in (lambda: t[2], lambda: t["a"], lambda: t + [1], lambda: t * "a", lambda: t.index(5), lambda: tuple(1),
          lambda: tuple(1, 2), lambda: tuple(a=1), lambda: t < [1], lambda: t.foo, lambda: t.count()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def assign():
    t[0] = 1
def delete():
    del t[0]
for f in (assign, delete):
    try:
        f()
    except TypeError as e:
        print(e)
