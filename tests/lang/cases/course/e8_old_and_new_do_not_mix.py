import types


def plain():
    yield 1


@types.coroutine
def old():
    return (yield 1)


async def awaits_plain():
    await plain()


async def awaits_old():
    return await old()


try:
    awaits_plain().send(None)
except TypeError as e:
    print(e)
c = awaits_old()
print(c.send(None))
try:
    c.send("x")
except StopIteration as e:
    print(e.value)
try:
    iter(awaits_old())
except TypeError as e:
    print(e)
