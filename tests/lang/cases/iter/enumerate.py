print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("a", start=-1)), list(enumerate([], 3)))
e = enumerate("xyz", 2**62)
print(next(e), next(e), type(e).__name__, iter(e) is e)
for f in (lambda: enumerate(), lambda: enumerate(1), lambda: enumerate([], 1, 2), lambda: enumerate([], start="a"), lambda: enumerate([], x=1)):
    try:
        f()
    except TypeError as e:
        print(e)
