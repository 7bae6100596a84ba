# A class with a slot for weak references is no future to whoever looks at what kind it is.
import asyncio
import types


class Slim:
    __slots__ = "__weakref__",

    def __repr__(self):
        return "Slim"


@types.coroutine
def give(value):
    yield value


async def main():
    slim = Slim()
    print(asyncio.isfuture(slim))
    for awaitable in give(slim), slim:
        try:
            await awaitable
        except (RuntimeError, TypeError) as error:
            print(type(error).__name__, error)
    try:
        await asyncio.gather(slim)
    except TypeError as error:
        print(error)


asyncio.run(main())
