import asyncio


async def f(x):
    await asyncio.sleep(x)
    return 10 // (x - 1)


async def main():
    for result in await asyncio.gather(*map(f, (0, 1, 2)), return_exceptions=True):
        print(repr(result))


asyncio.run(main())
