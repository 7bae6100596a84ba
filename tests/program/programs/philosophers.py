import asyncio

async def philosopher(name, left, right):
    for _ in range(2):
        async with left:
            await asyncio.sleep(0.1)
            async with right:
                print(name, "eats")
                await asyncio.sleep(0.3)

async def main():
    forks = [asyncio.Lock() for _ in range(3)]
    async with asyncio.TaskGroup() as tg:
        for i, name in enumerate(["Plato", "Kant", "Hume"]):
            tg.create_task(philosopher(name, forks[i], forks[(i + 1) % 3]), name=name)

asyncio.run(main())
