for f in (lambda: [1, "a"].sort(), lambda: sorted([None, 1]), lambda: [1].sort(1), lambda: [1].sort(foo=1),
          lambda: sorted(), lambda: sorted([], 1), lambda: sorted(1), lambda: sorted([1, 2], key=5), lambda: [2, 1].sort(reverse="x"),
          lambda: sorted([1, 2], key=lambda: 0)):
    try:
        print(f())
    except TypeError as e:
        print(e)
