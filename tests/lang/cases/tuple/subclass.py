class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))
    @property
    def x(self):
        return self[0]
p = Point(3, 4)
print(p, p.x, p == (3, 4), hash(p) == hash((3, 4)), type(p).__name__, type(p[:]).__name__, type(p + ()).__name__)
p.label = "here"
print(p.label, len(p), list(p))
a, b = p
print(a, b)
