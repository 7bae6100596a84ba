import asyncio


async def child():
    await asyncio.sleep(0)


def place(obj):
    return repr(obj).rpartition("/")[2]


async def main():
    loop = asyncio.get_running_loop()
    print(place(asyncio.create_task(child())))
    print(place(loop.create_task(child())))
    print(place(asyncio.ensure_future(child())))
    print(place(loop.create_future()))
    print(place(asyncio.current_task()))
    print(place(loop.call_soon(int)))
    async with asyncio.TaskGroup() as group:
        print(place(group.create_task(child())))


asyncio.run(main(), debug=True)
