import asyncio


class Bad:
    def __aiter__(self):
        return 5


async def main():
    try:
        async for _ in Bad():
            pass
    except TypeError as e:
        print(e)
    try:
        async for _ in range(3):
            pass
    except TypeError as e:
        print(e)
    try:
        async with open:
            pass
    except TypeError as e:
        print(e)


asyncio.run(main())
