import asyncio


async def spin():
    try:
        while True:
            await asyncio.sleep(0.1)
    except asyncio.CancelledError:
        print("asked to stop")
        raise


async def main():
    task = asyncio.create_task(spin())
    await asyncio.sleep(0.25)
    print(task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print(task.cancelled(), 42)
    print(task.cancel())


asyncio.run(main())
