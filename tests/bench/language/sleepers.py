# 100000 tasks that sleep
import asyncio


async def sleeper(i):
    await asyncio.sleep(1 + i % 7)


async def main():
    await asyncio.gather(*[sleeper(i) for i in range(100_000)])


asyncio.run(main())
