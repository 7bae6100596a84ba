# The order of a set of objects is nobody's promise, but the same set twice has the same one.
class A:
    def __init__(self, n):
        self.n = n


things = [A(i) for i in range(50)]
print([a.n for a in set(things)] == [a.n for a in {a for a in things}])
print(len({*things, A, int, str, len, print}), hash(things[0]) == hash(things[0]))
print(len({hash(a) for a in things}))
