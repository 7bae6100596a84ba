import asyncio

async def job(delay):
    await asyncio.sleep(delay)
    print("job", delay)
    return delay

async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(job(0.02))
        b = group.create_task(job(0.01), name="b")
        print(b.get_name())
    print(a.result(), b.result())
    try:
        async with group:
            pass
    except RuntimeError as error:
        print(error)
    print(asyncio.current_task().cancelling())

asyncio.run(main())
