# What of a function is shared with inner ones, and how those are called.
def outer(q, p=1, *rest):
    z = a = 2

    def inner():
        return z, p, a, q

    class Own:
        def method(self):
            return __class__, p

    fs = [lambda: (i, z) for i in range(2)], list(lambda: x for x in "a")
    print(fs[0][0].__qualname__, fs[1][0].__qualname__, Own.method.__qualname__)
    print([[(lambda: 0).__qualname__ for y in [1]] for x in [1]])
    print(inner.__code__.co_freevars, inner.__code__.co_cellvars)
    print(Own.method.__code__.co_freevars, fs[0][0].__code__.co_freevars)


outer(3)
print(outer.__code__.co_cellvars, outer.__code__.co_freevars, outer.__code__.co_varnames)
