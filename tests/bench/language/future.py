# 200000 futures, filled by the loop while they are awaited
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for i in range(200_000):
        future = loop.create_future()
        loop.call_soon(future.set_result, i)
        assert await future == i


asyncio.run(main())
