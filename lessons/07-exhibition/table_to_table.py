import asyncio
import time

BOARDS, PAIRS = 4, 3
MASTER, AMATEUR = 5, 55


async def board(master):
    for _ in range(PAIRS):
        async with master:  #: sit
            await asyncio.sleep(MASTER)  #: move
        await asyncio.sleep(AMATEUR)  #: think


async def main():
    start = time.perf_counter()
    master = asyncio.Lock()  #: one
    async with asyncio.TaskGroup() as hall:
        for number in range(1, BOARDS + 1):
            hall.create_task(board(master), name=f"board {number}")  #: open
    print(f"table to table: {time.perf_counter() - start:.0f} s")  #: total


asyncio.run(main())  #: run
