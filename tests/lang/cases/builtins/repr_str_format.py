class C:
    def __repr__(self): return "C()"
    def __str__(self): return "c"
    def __format__(self, spec): return "<" + spec + ">"
c = C()
print(repr(c), str(c), [c], f"{c} {c!r} {c!s:>3} {c:xyz}", format(c, "q"), format(c), format(3.14159, ".2f"), format(255, "#x"), format("a", ">3"))
class D:
    def __repr__(self): return 5
for f in (lambda: repr(D()), lambda: str(D()), lambda: format(1, 2), lambda: format([], "x"), lambda: repr(), lambda: f"{D()}"):
    try:
        print(f())
    except TypeError as e:
        print(e)
