class Bad:
    n = 0
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        Bad.n += 1
        if Bad.n == 20:
            raise RuntimeError("enough")
        return self.v < other.v
a = [Bad(i * 37 % 50) for i in range(50)]
try:
    a.sort()
except RuntimeError as e:
    print(e)
print(sorted(x.v for x in a) == list(range(50)), Bad.n)
