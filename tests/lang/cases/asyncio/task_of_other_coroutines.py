# How a task shows a coroutine that is none of the language's own.
import asyncio
import collections.abc


class ByHand:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

    def send(self, value):
        raise StopIteration

    def throw(self, *what):
        raise StopIteration

    def close(self):
        pass


class Named(ByHand):
    __name__ = "named"
    cr_running = True


collections.abc.Coroutine.register(ByHand)


async def items():
    yield 1


async def main():
    kept = items()
    for coro in (ByHand(), Named(), items().aclose(), anext(kept)):
        task = asyncio.create_task(coro)
        print(task)
        await asyncio.wait([task])


asyncio.run(main())
