import asyncio
import time


async def count():
    print("One")
    await asyncio.sleep(1)
    print("Two")


async def main():
    await asyncio.gather(*(count() for _ in range(3)))


start = time.perf_counter()
asyncio.run(main())
print(f"{time.perf_counter() - start:.1f}")
