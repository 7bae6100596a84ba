import asyncio
import time

BOARDS, PAIRS = 4, 3
MASTER, AMATEUR = 5, 55


async def board():
    for _ in range(PAIRS):
        await asyncio.sleep(MASTER)  #: move
        await asyncio.sleep(AMATEUR)  #: think


async def main():
    start = time.perf_counter()
    for number in range(1, BOARDS + 1):
        await board()
        print(f"board {number} is over at {time.perf_counter() - start:.0f} s")  #: over
    print(f"one at a time: {time.perf_counter() - start:.0f} s")  #: total


asyncio.run(main())
