# Within a chain of generators or coroutines each link counts in the depth of calls.
def f(n):
    global deep
    deep = n
    f(n + 1)


def room():
    try:
        f(1)
    except RecursionError:
        return deep


def inner():
    yield room()


def middle():
    yield from inner()
    yield room()


def outer():
    yield room()
    yield from middle()
    yield room()


async def third():
    return room()


async def second():
    return room(), await third(), room()


async def first():
    return room(), await second()


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as e:
        return e.value


print(list(inner()), list(middle()), list(outer()))
print(run(third()), run(second()), run(first()))
g = middle()
next(g)
kept = inner()
print(next(kept), next(g))
