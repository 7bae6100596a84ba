import asyncio
import time

async def hold():
    time.sleep(0.2)
    print("held")

async def main():
    began, clock = time.monotonic(), asyncio.get_running_loop().time()
    await asyncio.sleep(0.1)
    print(round(time.monotonic() - began, 1))
    task = asyncio.create_task(hold())
    await asyncio.sleep(0.1)
    print(round(asyncio.get_running_loop().time() - clock, 1))

asyncio.run(main())
