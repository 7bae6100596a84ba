import asyncio
import time


async def sleeper(name):
    print(name, "one")  #: one
    await asyncio.sleep(1)  #: asleep
    print(name, "two")  #: two


async def main():
    start = time.perf_counter()
    await asyncio.gather(*map(sleeper, "ABC"))  #: gather
    print(f"it took {time.perf_counter() - start:.0f} s")  #: took


asyncio.run(main())  #: run
