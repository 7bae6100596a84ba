import asyncio
import time

from games import GAMES

BOARDS, PAIRS = 4, 3
MASTER, AMATEUR = 5, 55
TELLS = True


def tell(number, move):
    if TELLS:
        print(f"board {number}: {move}")


async def board(number, master):
    moves = GAMES[(number - 1) % len(GAMES)]
    for pair in range(PAIRS):
        async with master:  #: sit
            await asyncio.sleep(MASTER)  #: move
        tell(number, f"{pair + 1}. {moves[2 * pair]}")
        await asyncio.sleep(AMATEUR)  #: think
        tell(number, f"{pair + 1}... {moves[2 * pair + 1]}")


async def main():
    start = time.perf_counter()
    master = asyncio.Lock()  #: one
    async with asyncio.TaskGroup() as hall:
        for number in range(1, BOARDS + 1):
            hall.create_task(board(number, master), name=f"board {number}")  #: open
    print(f"table to table: {time.perf_counter() - start:.0f} s")  #: total


asyncio.run(main())  #: run
