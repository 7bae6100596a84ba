# 100000 items through a queue with one place
import asyncio


async def producer(queue):
    for i in range(100_000):
        await queue.put(i)


async def main():
    queue = asyncio.Queue(1)
    task = asyncio.create_task(producer(queue))
    for i in range(100_000):
        assert await queue.get() == i
    await task


asyncio.run(main())
