# 200000 tasks, one after the other
import asyncio


async def one(i):
    return i


async def main():
    for i in range(200_000):
        assert await asyncio.create_task(one(i)) == i


asyncio.run(main())
