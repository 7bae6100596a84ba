def f(a, b): pass
def g(a, *, key): pass
def h(): pass
def p(a, /): pass
def d(a, b=1): pass
class C:
    def m(self): pass
for call in [lambda: f(), lambda: f(1), lambda: f(1, 2, 3), lambda: f(1, a=2), lambda: f(1, 2, c=3),
             lambda: g(1), lambda: g(1, 2, key=3), lambda: h(1), lambda: p(a=1), lambda: d(1, 2, 3),
             lambda: C().m(1), lambda: C(1), lambda: len(), lambda: f(*5), lambda: f(**5)]:
    try:
        call()
    except TypeError as e:
        print(e)
