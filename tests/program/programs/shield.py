import asyncio

async def save():
    try:
        await asyncio.sleep(1)
        print("saved")
    except asyncio.CancelledError:
        print("save was cancelled")
        raise
    return "file"

async def job():
    try:
        return await asyncio.shield(save())
    except asyncio.CancelledError:
        print("job cancelled")
        await asyncio.sleep(0.2)
        raise

async def first():
    await asyncio.sleep(0.3)
    return 1

async def second():
    await asyncio.sleep(0.2)
    raise KeyError("second")

async def main():
    task = asyncio.create_task(job(), name="job")
    await asyncio.sleep(0.5)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("main knows")
    await asyncio.sleep(1)
    for coro in asyncio.as_completed([first(), second()]):
        try:
            print(await coro)
        except KeyError as error:
            print("failed", error)
    done, pending = await asyncio.wait([asyncio.create_task(first()), asyncio.create_task(second())],
                                       return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending))
    try:
        await asyncio.gather(first(), second())
    except KeyError as error:
        print("gather", error)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(first(), name="one")
            tg.create_task(second(), name="two")
    except* KeyError as group:
        print(group.exceptions)

asyncio.run(main())
