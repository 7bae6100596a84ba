import asyncio

async def main():
    future = asyncio.get_running_loop().create_future()

    def first(f):
        print("first", f is future, f.result())

    def second(f):
        print("second")

    future.add_done_callback(first)
    future.add_done_callback(second)
    future.add_done_callback(second)
    print(future.remove_done_callback(second), future.remove_done_callback(second))
    future.set_result(1)
    print("set")
    await asyncio.sleep(0)
    future.add_done_callback(second)
    print("added")
    await asyncio.sleep(0)

asyncio.run(main())
