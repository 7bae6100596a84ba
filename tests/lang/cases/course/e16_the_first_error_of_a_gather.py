import asyncio


async def fails(after, what):
    await asyncio.sleep(after)
    raise ValueError(what)


async def works():
    await asyncio.sleep(3)
    print("worked on")


async def main():
    try:
        await asyncio.gather(works(), fails(2, "late"), fails(1, "early"))
    except ValueError as e:
        print(e)
    await asyncio.sleep(3)


asyncio.run(main())
