import asyncio

async def main():
    last, best = asyncio.LifoQueue(), asyncio.PriorityQueue()
    for n in 5, 1, 4, 1, 3, 9, 2:
        last.put_nowait(n)
        await best.put((n, str(n)))
    print(best)
    print([await last.get() for _ in range(7)])
    print([(await best.get())[0] for _ in range(7)])

asyncio.run(main())
