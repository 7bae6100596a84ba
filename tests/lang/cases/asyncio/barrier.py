import asyncio

async def runner(name, barrier, delay):
    await asyncio.sleep(delay)
    print(name, "arrives", barrier.n_waiting)
    print(name, await barrier.wait())

async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(runner(n, barrier, i / 100) for i, n in enumerate("abc")))
    task = asyncio.create_task(runner("d", barrier, 0))
    await asyncio.sleep(0.01)
    await barrier.abort()
    print(repr((await asyncio.gather(task, return_exceptions=True))[0]), barrier.broken)

asyncio.run(main())
