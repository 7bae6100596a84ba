import asyncio


async def numbers():
    for i in range(4):
        yield i


async def double(x):
    await asyncio.sleep(0)
    return 2 * x


async def main():
    print([await double(x) async for x in numbers() if x % 2])
    print({x async for x in numbers()}, {x: await double(x) async for x in numbers()})
    g = (x async for x in numbers())
    print(type(g).__name__, [x async for x in g])


asyncio.run(main())
