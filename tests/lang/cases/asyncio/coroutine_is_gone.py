import asyncio


@asyncio.coroutine
def work():
    yield from asyncio.sleep(1)


asyncio.run(work())
