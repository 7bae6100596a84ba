import asyncio


async def numbers():
    try:
        for i in range(10):
            yield i
    finally:
        print("closed")


async def main():
    g = numbers()
    async for x in g:
        if x == 2:
            break
    await g.aclose()
    print("after")
    try:
        await anext(g)
    except StopAsyncIteration:
        print("over")


asyncio.run(main())
