# A class of futures or tasks with its own add_done_callback is asked by it, also by an await.
import asyncio


class Told(asyncio.Future):
    def add_done_callback(self, fn, *, context=None):
        print("asked by", type(fn).__name__, context is not None)
        super().add_done_callback(fn, context=context)


class Wrapped(asyncio.Future):
    def add_done_callback(self, fn, *, context=None):
        def wrapped(future):
            print("before", future)
            fn(future)
            print("after")

        super().add_done_callback(wrapped, context=context)


class ToldTask(asyncio.Task):
    def add_done_callback(self, fn, *, context=None):
        print("task asked by", type(fn).__name__)
        super().add_done_callback(fn, context=context)


async def count():
    for i in range(4):
        print("turn", i)
        await asyncio.sleep(0)
    return "counted"


async def refuse():
    raise ValueError("no")


async def main():
    loop = asyncio.get_running_loop()
    future = Told()
    loop.call_soon(future.set_result, "told")
    print(await future)

    other = asyncio.create_task(count())
    future = Wrapped()
    loop.call_soon(future.set_result, "wrapped")
    print(await future)
    print(await other)

    future = Wrapped()
    waiting = asyncio.create_task(asyncio.wait_for(future, 1))
    await asyncio.sleep(0)
    waiting.cancel("enough")
    try:
        await waiting
    except asyncio.CancelledError as error:
        print(repr(error), future.cancelled())

    print(await ToldTask(count()))
    try:
        await ToldTask(refuse())
    except ValueError as error:
        print(repr(error))

    future = asyncio.Future()
    future.add_done_callback = lambda fn, context: print("not of the class")
    loop.call_soon(future.set_result, "plain")
    print(await future)


asyncio.run(main())
