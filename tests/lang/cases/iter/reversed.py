print(list(reversed([1, 2])), list(reversed("ab")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({1: 0, 2: 0})))
class S:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return i * 10
class R:
    def __reversed__(self):
        return "mine"
class N(list):
    __reversed__ = None
print(list(reversed(S())), reversed(R()), type(reversed("a")).__name__, type(reversed([])).__name__)
for f in (lambda: reversed(1), lambda: reversed({1}), lambda: reversed(), lambda: reversed(N()), lambda: reversed(iter([]))):
    try:
        f()
    except TypeError as e:
        print(e)
