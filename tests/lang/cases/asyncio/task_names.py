import asyncio

async def nothing():
    pass

async def main():
    print(asyncio.current_task().get_name())
    a = asyncio.create_task(nothing())
    b = asyncio.create_task(nothing(), name="mine")
    c = asyncio.create_task(nothing())
    print(a.get_name(), b.get_name(), c.get_name())
    c.set_name(7)
    print(c.get_name(), len(asyncio.all_tasks()))
    await asyncio.gather(a, b, c)
    print(len(asyncio.all_tasks()), a.get_coro().__name__)

asyncio.run(main())
