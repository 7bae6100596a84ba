# Parameters without an argument get their defaults, or are named as missing.
def f(a, b=2, c=3):
    return a, b, c


def g(a, b, c=3, *, d=4, e):
    return a, b, c, d, e


print(f(1), f(1, 20), f(1, 20, 30))
for call in (lambda: f(), lambda: g(1), lambda: g(1, 2), lambda: g(1, 2, e=5), lambda: f(1, 2, 3, 4)):
    try:
        print(call())
    except TypeError as error:
        print(error)
f.__defaults__ = (7,)
print(f(1, 2))
try:
    f(1)
except TypeError as error:
    print(error)
f.__defaults__ = None
try:
    f(1)
except TypeError as error:
    print(error)
f.__defaults__ = (1, 2, 3)
print(f())
