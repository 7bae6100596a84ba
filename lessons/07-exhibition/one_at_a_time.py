import asyncio
import time

from games import GAMES

BOARDS, PAIRS = 4, 3
MASTER, AMATEUR = 5, 55


async def board(number):
    moves = GAMES[(number - 1) % len(GAMES)]
    for pair in range(PAIRS):
        await asyncio.sleep(MASTER)  #: move
        print(f"board {number}: {pair + 1}. {moves[2 * pair]}")
        await asyncio.sleep(AMATEUR)  #: think
        print(f"board {number}: {pair + 1}... {moves[2 * pair + 1]}")


async def main():
    start = time.perf_counter()
    for number in range(1, BOARDS + 1):
        await board(number)
        print(f"board {number} is over at {time.perf_counter() - start:.0f} s")  #: over
    print(f"one at a time: {time.perf_counter() - start:.0f} s")  #: total


asyncio.run(main())
