# 100000 coroutines, ten thousand at a time
import asyncio


async def one(i):
    return i


async def main():
    for _ in range(10):
        assert len(await asyncio.gather(*[one(i) for i in range(10_000)])) == 10_000


asyncio.run(main())
