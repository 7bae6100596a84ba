for f in (lambda: range(), lambda: range("a"), lambda: range(1, 2, 0), lambda: range(1, 2, 3, 4), lambda: range(1.0), lambda: range(a=1), lambda: range(3)[5], lambda: range(3)["a"], lambda: range(5).index(7), lambda: range(3) + range(3), lambda: range(3) < range(4), lambda: range(3)[::0], lambda: setattr(range(3), "start", 1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
