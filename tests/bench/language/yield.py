# 500000 switches, of a thousand tasks
import asyncio


async def board():
    for _ in range(500):
        await asyncio.sleep(0)


async def main():
    await asyncio.wait([asyncio.create_task(board()) for _ in range(1_000)])


asyncio.run(main())
