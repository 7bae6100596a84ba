class Point:
    count = 0
    def __init__(self, x, y):
        self.x, self.y = x, y
        Point.count += 1
    def __repr__(self):
        return f"Point({self.x}, {self.y})"
    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)
    def __len__(self): return 2
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __call__(self, k): return Point(self.x * k, self.y * k)
    def __bool__(self): return bool(self.x or self.y)
p, q = Point(1, 2), Point(3, 4)
print(p, q, p + q, p == Point(1, 2), p != q, len(p), p[1], p(3), bool(Point(0, 0)), Point.count)
print(list(p), [*p], Point.__name__, type(p) is Point)
try:
    hash(p)
except TypeError as e:
    print(e)
try:
    p - q
except TypeError as e:
    print(e)
try:
    p.z
except AttributeError as e:
    print(e)
