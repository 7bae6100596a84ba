import asyncio

async def use(name, lock):
    print(name, "asks")
    async with lock:
        print(name, "has it")
        await asyncio.sleep(0.01)
    print(name, "gave it back")

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(use(name, lock) for name in "abc"))
    print(lock.locked(), await lock.acquire(), lock.locked(), str(lock)[-9:])
    lock.release()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)

asyncio.run(main())
