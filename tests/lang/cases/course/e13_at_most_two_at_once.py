import asyncio

running = 0


async def job(gate, n):
    global running
    async with gate:
        running += 1
        print("in", n, "of", running)
        await asyncio.sleep(n)
        running -= 1
    return n


async def main():
    gate = asyncio.Semaphore(2)
    tasks = [asyncio.create_task(job(gate, n)) for n in (3, 1, 2)]
    for done in asyncio.as_completed(tasks):
        print("done", await done)
    print(gate.locked())


asyncio.run(main())
