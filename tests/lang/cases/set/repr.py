class MySet(set):
    pass
s = MySet([1])
print(s, MySet(), type(s | {2}).__name__, type(s.copy()).__name__)
class F(frozenset):
    pass
print(F([1]), F())
s.add(frozenset({frozenset()}))
print(s)
