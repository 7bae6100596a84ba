import asyncio

async def never():
    print("not printed")

async def main():
    task = asyncio.create_task(never())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())

    async def by_itself():
        asyncio.current_task().cancel()
        print("still here")
        await asyncio.sleep(0)
        print("not printed")

    print(await asyncio.gather(by_itself(), return_exceptions=True))

    async def last():
        asyncio.current_task().cancel()
        return 1

    task = asyncio.create_task(last())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(task.cancelled())

asyncio.run(main())
