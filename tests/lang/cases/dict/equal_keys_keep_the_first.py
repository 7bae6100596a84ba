d = {1: "int"}
d[True] = "bool"
d[1.0] = "float"
print(d)
class K:
    def __init__(self, n, tag):
        self.n, self.tag = n, tag
    def __hash__(self):
        return self.n % 3
    def __eq__(self, other):
        return self.n == other.n
    def __repr__(self):
        return f"K{self.n}{self.tag}"
d = {}
for i in range(10):
    d[K(i % 5, "abcdefghij"[i])] = i
print(d)
