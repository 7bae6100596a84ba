import asyncio

async def f():
    pass

def g():
    yield

class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0, "slept").__await__()
        return "awaited"

async def main():
    c = f()
    print(asyncio.iscoroutine(c), asyncio.iscoroutinefunction(f), asyncio.iscoroutinefunction(g))
    await c
    task = asyncio.ensure_future(Awaitable())
    print(asyncio.isfuture(task), isinstance(task, asyncio.Future), isinstance(task, asyncio.Task), asyncio.isfuture(c))
    print(await task, await Awaitable())
    print(asyncio.CancelledError.__mro__[1:], asyncio.InvalidStateError, asyncio.QueueFull)
    async def wrong():
        await 1
    async def bad_yield():
        class Odd:
            def __await__(self):
                yield 1
        await Odd()
    for make in wrong, bad_yield:
        try:
            await asyncio.create_task(make())
        except (TypeError, RuntimeError) as error:
            print(repr(error))

asyncio.run(main())
