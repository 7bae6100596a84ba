def f():
    try:
        yield 1
    except ValueError:
        yield 2


g = f()
print(next(g), g.throw(ValueError), next(g, "end"))
