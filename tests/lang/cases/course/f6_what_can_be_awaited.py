import asyncio
from collections.abc import Awaitable


class Own:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "own"


async def coroutine():
    return "coroutine"


async def main():
    task = asyncio.create_task(coroutine())
    future = asyncio.Future()
    future.set_result("future")
    for what in Own(), coroutine(), task, future:
        print(isinstance(what, Awaitable), asyncio.isfuture(what), asyncio.iscoroutine(what), await what)


asyncio.run(main())
