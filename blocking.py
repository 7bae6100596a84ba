import asyncio, time

async def bake(cake, seconds):
    print(cake, "in")
    time.sleep(seconds)
    print(cake, "out")

async def main():
    await asyncio.gather(
        bake("A", 1),
        bake("B", 2),
        bake("C", 3))

asyncio.run(main())
