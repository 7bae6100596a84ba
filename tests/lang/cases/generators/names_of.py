import itertools


def count():
    yield 1


async def work():
    pass


coroutine = work()
for thing in (count(), coroutine, coroutine.__await__(), iter({}), enumerate([]), map(int, []),
              itertools.count(), [], (), {}, set(), "", 1, None, {}.keys(), slice(1)):
    print(type(thing).__name__, dir(thing))
coroutine.close()
