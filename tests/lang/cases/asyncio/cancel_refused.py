import asyncio

async def stubborn():
    for _ in range(2):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("no")
    return "mine"

async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    print(task.done(), task.uncancel())
    print(await task, task.cancelled())

asyncio.run(main())
