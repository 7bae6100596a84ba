from inspect import getgeneratorstate as state


def f():
    print(state(g))
    yield


g = f()
print(state(g))
next(g)
print(state(g))
g.close()
print(state(g))
