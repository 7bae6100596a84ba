print()
print(1, "a", None, 2.5, [1, "x"], sep="-")
print("a", "b", end="!\n")
print("x", end="")
print("y", sep="", end=None)
print(*[1, 2, 3], sep="\n")
print("a", "b", sep=None, flush=True)
for f in (lambda: print(sep=1), lambda: print(end=1), lambda: print(foo=1), lambda: print(file=1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
