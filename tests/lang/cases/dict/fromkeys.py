print(dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict.fromkeys(()), {}.fromkeys(range(2), "x"))
class D(dict):
    pass
print(type(D.fromkeys("a")).__name__)
for f in (lambda: dict.fromkeys(), lambda: dict.fromkeys(1)):
    try:
        f()
    except TypeError as e:
        print(e)
