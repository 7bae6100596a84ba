print(list(), list("abc"), list((1, 2)), list({1: 2}), list(range(3)), list(x * x for x in range(4)))
for f in (lambda: list(1), lambda: list(1, 2), lambda: list(a=1)):
    try:
        f()
    except TypeError as e:
        print(e)
