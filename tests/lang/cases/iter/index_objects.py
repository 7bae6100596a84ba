class I:
    def __init__(self, n):
        self.n = n
    def __index__(self):
        return self.n
print([1, 2, 3][I(1)], [1, 2, 3][I(0):I(2)], range(I(3)), "abc"[I(-1)], [0] * I(2), (1, 2)[I(0)], list(range(I(1), I(4), I(2))))
class B:
    def __index__(self):
        return "x"
for f in (lambda: [1][B()], lambda: range(B())):
    try:
        f()
    except TypeError as e:
        print(e)
