import asyncio
import time


async def tick():
    for i in range(3):
        print("tick", i)
        await asyncio.sleep(0.1)


async def main():
    task = asyncio.create_task(tick())
    await asyncio.sleep(0)
    time.sleep(1)
    print("blocked for a second")
    await task


asyncio.run(main())
