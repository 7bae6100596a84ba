import asyncio
import time


def blocking(n):
    time.sleep(n)
    return n


async def main():
    start = time.perf_counter()
    print(await asyncio.gather(asyncio.to_thread(blocking, 1), asyncio.to_thread(blocking, 1),
                               asyncio.sleep(1, "loop")))
    print(f"{time.perf_counter() - start:.1f}")


asyncio.run(main())
