import asyncio


async def waits():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(repr(asyncio.current_task())[:16])
        await asyncio.sleep(1)


async def main():
    task = asyncio.create_task(waits(), name="T")
    print(repr(task)[:16])
    task.cancel()
    print(repr(task)[:16])
    task.uncancel()
    print(repr(task)[:16])
    await asyncio.sleep(0)
    try:
        await task
    except asyncio.CancelledError:
        print(repr(task)[:16])


asyncio.run(main())
