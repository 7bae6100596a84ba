print(max(1, 2), min([3, 1, 2]), max("abc"), max([1, 2], key=lambda x: -x), min("bb", "a", key=len), max([], default=0), min([], default=None), max([1, 1.0]), max(1.0, 1), min((1, "a"), (1, "b")))
for f in (lambda: max(), lambda: max([]), lambda: min(1), lambda: max(1, foo=2), lambda: max(1, 2, default=3), lambda: max(1, "a"), lambda: min(1, "a"), lambda: max(1, 2, key=3), lambda: min([], key=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
