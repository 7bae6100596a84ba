import asyncio
import traceback


def lines():
    return traceback.format_exc().count("  File")


async def broken():
    raise TypeError(42)


async def main():
    task = asyncio.create_task(broken())
    for _ in range(3):
        try:
            await task
        except TypeError as error:
            print("await", lines(), error)
    try:
        task.result()
    except TypeError:
        print("result", lines())
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError(1))
    for _ in range(3):
        try:
            await future
        except KeyError:
            print("future", lines())
    results = await asyncio.gather(task, future, return_exceptions=True)
    print(results)


asyncio.run(main())
