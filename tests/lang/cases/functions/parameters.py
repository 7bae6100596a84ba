def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw
print(f(1, d=4))
print(f(1, 2, 3, 4, 5, d=6, e=7, z=8))
print(f(*[1, 2], **{"d": 3, "q": 4}))
def g(*, key): return key
print(g(key=1))
print((lambda x, y=1: x + y)(2))
