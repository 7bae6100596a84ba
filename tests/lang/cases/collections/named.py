from collections import namedtuple

P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), P._fields, p._asdict(), p._replace(x=5), P._make([7, 8]))
x, y = p
print(x, y, isinstance(p, tuple), hash(p) == hash((1, 2)), len(p))
D = namedtuple("D", ["a", "b", "c"], defaults=[10, 20])
print(D(1), D(1, 2), D._field_defaults, D.__doc__)
for f in (lambda: P(1), lambda: P(), lambda: P(1, 2, 3), lambda: P(1, z=3), lambda: P(1, x=1), lambda: p._replace(q=1),
          lambda: namedtuple("B", "a a"), lambda: namedtuple("B", "class"), lambda: namedtuple("B", "_a"), lambda: namedtuple("B", "1a")):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    p.x = 3
except AttributeError as e:
    print(e)
print(namedtuple("R", "a def a", rename=True)._fields)


class Q(namedtuple("Q", "x y")):
    def total(self):
        return self.x + self.y


print(Q(1, 2), Q(1, 2).total(), sorted([P(2, 1), P(1, 5)]))
match p:
    case P(x=1, y=b):
        print("matched", b)
match p:
    case P(a, b):
        print(a, b)
