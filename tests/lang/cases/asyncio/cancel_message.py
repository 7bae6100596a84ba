import asyncio

async def wait():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaning up")

async def main():
    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    print(task.cancel("enough"), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error), task.cancelled(), task.done())
    print(task.cancel())

asyncio.run(main())
