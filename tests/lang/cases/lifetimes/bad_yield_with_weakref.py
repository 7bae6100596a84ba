# What a task cannot wait for, of a class with a place for weak references.
import asyncio, types


class Thing:
    __slots__ = ("__weakref__",)

    def __repr__(self):
        return "Thing"


@types.coroutine
def bad():
    yield Thing()


async def main():
    try:
        await bad()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
