class Pair(list):
    def __init__(self, a, b):
        super().__init__([a, b])
        self.sum = a + b
p = Pair(1, 2)
print(p, p.sum)
p.__init__(5, 6)
print(p, p.sum)
