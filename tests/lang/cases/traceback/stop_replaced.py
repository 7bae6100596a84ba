# What takes the place of a StopIteration that leaves a generator has no entry of that generator.
import traceback


def before():
    raise StopIteration("z")
    yield


def after():
    yield 1
    raise StopIteration("z")


def around():
    yield from after()


async def coroutine():
    raise StopIteration(1)


async def items():
    yield 1
    raise StopAsyncIteration


async def use():
    async for _ in items():
        pass


async def wait():
    await coroutine()


for make in before, after, around:
    for use_up in list, lambda g: [x for x in g], lambda g: (next(g), next(g)):
        try:
            use_up(make())
        except RuntimeError:
            traceback.print_exc()
g = after()
try:
    g.throw(StopIteration)
except RuntimeError:
    traceback.print_exc()
for main in coroutine, wait, use:
    try:
        main().send(None)
    except RuntimeError:
        traceback.print_exc()
