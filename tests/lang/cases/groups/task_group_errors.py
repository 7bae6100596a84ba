# Errors of several tasks, of the body, of nested groups; and being cancelled from outside.
import asyncio


async def fail(delay, error):
    await asyncio.sleep(delay)
    raise error


async def several():
    try:
        async with asyncio.TaskGroup() as tg:
            first = tg.create_task(fail(0.1, ValueError("a")), name="A")
            tg.create_task(fail(0.1, TypeError("b")))
            third = tg.create_task(asyncio.sleep(5), name="C")
            print(tg)
    except* ValueError as group:
        print("value", repr(group))
    except* TypeError as group:
        print("type", repr(group))
    print(repr(first.exception()), third.cancelled(), tg)


async def body():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail(0.1, ValueError("x")))
            raise KeyError("body")
    except BaseException as error:
        print(repr(error), repr(error.__context__), repr(error.__cause__))
    try:
        tg.create_task(fail(0, ValueError()))
    except RuntimeError as error:
        print(error)


async def inner_group():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fail(0.2, OSError("inner")))


async def nested():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(inner_group())
            tg.create_task(fail(0.2, ValueError("outer")))
    except* OSError as group:
        print("os", repr(group))
    except* ValueError as group:
        print("value", repr(group))


async def cancelled():
    async def worker():
        try:
            async with asyncio.TaskGroup() as tg:
                tg.create_task(asyncio.sleep(10))
        except asyncio.CancelledError as error:
            print("cancelled", repr(error))
            raise

    task = asyncio.create_task(worker())
    await asyncio.sleep(0.1)
    task.cancel("why")
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error), task.cancelling())


async def timed_out():
    try:
        async with asyncio.timeout(0.1):
            async with asyncio.TaskGroup() as tg:
                task = tg.create_task(asyncio.sleep(1))
                await asyncio.sleep(1)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__), task.cancelled())


async def gathered():
    print(await asyncio.gather(fail(0, ExceptionGroup("g", [ValueError(1)])),
                               asyncio.sleep(1, 5), return_exceptions=True))


async def main():
    for part in (several, body, nested, cancelled, timed_out, gathered):
        print("--", part.__name__)
        await part()


asyncio.run(main())
