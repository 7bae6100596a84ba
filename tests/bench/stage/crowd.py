"""Ten thousand tasks: most sleep, some stand at a lock."""
import asyncio


async def visitor(i, door):
    await asyncio.sleep(i % 100 / 10)
    async with door:
        await asyncio.sleep(0.01)
    for _ in range(5):
        await asyncio.sleep(i % 13)
    return i


async def main():
    door = asyncio.Semaphore(20)
    visitors = [asyncio.create_task(visitor(i, door), name=f"visitor {i}") for i in range(10_000)]
    print(sum(await asyncio.gather(*visitors)))


asyncio.run(main())
