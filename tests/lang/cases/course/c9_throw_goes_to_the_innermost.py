def inner():
    try:
        yield 1
    except ValueError as e:
        print("inner", e)
        return "handled"


def outer():
    result = yield from inner()
    print("outer", result)
    yield 2


g = outer()
print(next(g), g.throw(ValueError("v")))
