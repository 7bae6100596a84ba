a = [1, 2, 3, 2, 1, True, 1.0]
print(a.count(1), a.count(2), a.count("x"), a.index(2), a.index(2, 2), a.index(1, -3))
a.remove(2)
print(a)
for f in (lambda: a.remove("q"), lambda: a.index("q"), lambda: a.index(2, 4), lambda: a.index(3, 0, 1), lambda: a.index(1, "x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
