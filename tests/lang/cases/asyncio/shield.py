import asyncio

async def work():
    await asyncio.sleep(0.02)
    print("done all the same")
    return 1

async def main():
    inner = asyncio.create_task(work())
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.01)
    except TimeoutError:
        print("time-out", inner.done())
    print(await asyncio.shield(inner))

asyncio.run(main())
