import asyncio
import time
from datetime import timedelta

from games import GAMES

BOARDS, PAIRS, TELLS = 4, 3, True  #: size
MASTER, AMATEUR = 5, 55


def tell(number, move):
    if TELLS:
        print(f"board {number}: {move}")


async def board(number, master):
    moves = GAMES[(number - 1) % len(GAMES)]
    for pair in range(PAIRS):
        white, black = moves[2 * pair : 2 * pair + 2]
        async with master:  #: sit
            await asyncio.sleep(MASTER)  #: move
        tell(number, f"{pair + 1}. {white}")
        await asyncio.sleep(AMATEUR)  #: think
        tell(number, f"{pair + 1}... {black}")


async def main():
    start = time.perf_counter()
    master = asyncio.Lock()  #: one
    async with asyncio.TaskGroup() as hall:  #: hall
        for n in range(1, BOARDS + 1):
            name = f"board {n}"
            hall.create_task(board(n, master), name=name)
    took = round(time.perf_counter() - start)
    print("table to table:", timedelta(seconds=took))  #: total


asyncio.run(main())  #: run
