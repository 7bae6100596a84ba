import asyncio


async def waits(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        print("stopped", n)
        raise


async def fails():
    await asyncio.sleep(1)
    raise OSError("gone")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(waits(5))
            group.create_task(fails())
    except* OSError as e:
        print(repr(e.exceptions[0]))


asyncio.run(main())
