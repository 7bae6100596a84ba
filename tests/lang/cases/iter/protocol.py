class Count:
    def __init__(self, n):
        self.i, self.n = 0, n
    def __iter__(self):
        return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i
print(list(Count(3)), tuple(Count(2)), sum(Count(4)), max(Count(5)), [*Count(2)], 2 in Count(3), sorted(Count(3), reverse=True))
a, b = Count(2)
print(a, b)
