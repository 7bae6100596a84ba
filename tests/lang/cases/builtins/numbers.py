print(abs(-3), abs(-2.5), abs(True), divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), pow(2, 10), pow(2, -1), pow(2, 10, 1000), pow(3, -1, 7), pow(2, 2, -3), pow(5, 0, 1), pow(2, exp=3), pow(base=2, exp=3, mod=5))
for f in (lambda: abs("a"), lambda: divmod(1, "a"), lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: divmod(1), lambda: pow(1), lambda: pow("a", 2), lambda: pow(2, 2, 0), lambda: pow(2, -1, 4), lambda: pow(2, 2, 1.0), lambda: pow("a", 2, 3), lambda: abs()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
