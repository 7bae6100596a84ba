class C:
    pass
class D:
    def __iter__(self):
        return 5
for f in (lambda: iter(1), lambda: list(None), lambda: [*1.5], lambda: iter(C()), lambda: iter(D()), lambda: next([]), lambda: next(5), lambda: 1 in 5, lambda: list(C)):
    try:
        f()
    except TypeError as e:
        print(e)
