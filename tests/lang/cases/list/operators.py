print([1] + [2], [1, 2] * 3, 2 * [0], [1] * 0, [1] * -1, [1] * True)
for f in (lambda: [1] + 1, lambda: [1] + (1,), lambda: 1 + [1], lambda: [1] * "a", lambda: [1] * 1.0,
          lambda: [1] * [1], lambda: 1.5 * [1], lambda: [1] - [1], lambda: -[1], lambda: [1] * 10**30):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
