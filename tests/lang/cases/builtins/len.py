print(len([]), len("abc"), len({1: 2}), len({1}), len(range(5)), len((1,)))
class L:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
print(len(L(3)), bool(L(0)))
for f in (lambda: len(1), lambda: len(), lambda: len(1, 2), lambda: len(L(-1)), lambda: len(L("a")), lambda: len(L(10**30)), lambda: len(obj=[])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
