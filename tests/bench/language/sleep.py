# 1000000 sleeps
import asyncio


async def main():
    for _ in range(1_000_000):
        await asyncio.sleep(0)


asyncio.run(main())
