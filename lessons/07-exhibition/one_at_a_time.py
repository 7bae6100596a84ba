import asyncio
import time

from games import GAMES

BOARDS, PAIRS = 4, 3
MASTER, AMATEUR = 5, 55


async def board(number, master):
    moves = GAMES[(number - 1) % len(GAMES)]
    for pair in range(PAIRS):
        async with master:
            await asyncio.sleep(MASTER)  #: move
        white, black = moves[2 * pair : 2 * pair + 2]
        print(f"board {number}: {pair + 1}. {white}")
        await asyncio.sleep(AMATEUR)  #: think
        print(f"board {number}: {pair + 1}... {black}")


async def main():
    start = time.perf_counter()
    master = asyncio.Lock()
    for number in range(1, BOARDS + 1):
        await board(number, master)
        took = time.perf_counter() - start
        print(f"board {number} is over at {took:.0f} s")  #: over
    print(f"one at a time: {took:.0f} s")  #: total


asyncio.run(main())
