import asyncio


async def main():
    f = asyncio.Future()
    try:
        f.set_exception(StopIteration())
    except TypeError as e:
        print(e)
    try:
        f.set_exception(5)
    except TypeError as e:
        print(e)
    f.set_exception(KeyError)
    print(repr(f.exception()))


asyncio.run(main())
