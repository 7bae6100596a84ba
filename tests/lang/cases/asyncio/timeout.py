import asyncio

async def main():
    try:
        async with asyncio.timeout(0.01) as scope:
            await asyncio.sleep(1)
    except TimeoutError as error:
        print(repr(error), scope.expired(), repr(error.__cause__))
    async with asyncio.timeout(1) as scope:
        await asyncio.sleep(0)
    print(scope.expired(), asyncio.current_task().cancelling())
    async with asyncio.timeout(None) as scope:
        print(scope.when())
        scope.reschedule(asyncio.get_running_loop().time() + 100)
    try:
        scope.reschedule(1)
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.timeout(1) as inner:
                await asyncio.sleep(2)
    except TimeoutError:
        print("outer", inner.expired())

asyncio.run(main())
