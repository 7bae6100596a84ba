import asyncio


async def worker(lock, name):
    for _ in range(2):
        async with lock:
            print(name)
            await asyncio.sleep(0)


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(lock, n) for n in "abc"))
    print(lock.locked())


asyncio.run(main())
