import asyncio

async def use(name, semaphore):
    async with semaphore:
        print("in", name)
        await asyncio.sleep(0.01)
    print("out", name)

async def main():
    await asyncio.gather(*(use(i, semaphore) for semaphore in [asyncio.Semaphore(2)] for i in range(5)))
    bounded = asyncio.BoundedSemaphore(1)
    print(bounded.locked(), await bounded.acquire(), bounded.locked())
    bounded.release()
    for wrong in bounded.release, lambda: asyncio.Semaphore(-1):
        try:
            wrong()
        except ValueError as error:
            print(error)

asyncio.run(main())
