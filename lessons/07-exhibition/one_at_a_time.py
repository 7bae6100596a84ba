import asyncio
import time
from datetime import timedelta

from games import GAMES

BOARDS, PAIRS, TELLS = 4, 3, True
MASTER, AMATEUR = 5, 55


def tell(number, move):
    if TELLS:
        print(f"board {number}: {move}")


async def board(number, master):
    moves = GAMES[(number - 1) % len(GAMES)]
    for pair in range(PAIRS):
        white, black = moves[2 * pair : 2 * pair + 2]
        async with master:
            await asyncio.sleep(MASTER)
        tell(number, f"{pair + 1}. {white}")
        await asyncio.sleep(AMATEUR)
        tell(number, f"{pair + 1}... {black}")


async def main():
    start = time.perf_counter()
    master = asyncio.Lock()
    for number in range(1, BOARDS + 1):
        await board(number, master)
    took = round(time.perf_counter() - start)
    print("one at a time:", timedelta(seconds=took))


asyncio.run(main())
