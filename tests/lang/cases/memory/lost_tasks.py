# A task that waits for a future to which nothing else leads is collected with it, and told of; what
# somebody can still wake is not.
import asyncio
import gc
import weakref


async def lost(name):
    future = asyncio.get_running_loop().create_future()
    try:
        await future
    finally:
        print(name, "is closed")


async def middle(name):
    await lost(name)


async def stubborn():
    try:
        await lost("stubborn")
    except GeneratorExit:
        print("no")
        raise


def told(loop, context):
    print(context["message"], context["task"].get_name(), context["task"]._state)


async def waits(future):
    await future


async def collected():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    gc.collect()
    print(sorted(task.get_name() for task in asyncio.all_tasks()))


async def loses():
    asyncio.get_running_loop().set_exception_handler(told)
    for make in lost, middle:
        asyncio.create_task(make(make.__name__), name="lost")
        await collected()
    future = asyncio.get_running_loop().create_future()
    inner = asyncio.create_task(waits(future), name="inner")
    asyncio.create_task(waits(asyncio.shield(inner)), name="outer")
    await collected()
    del inner, future
    await collected()
    seen = weakref.ref(asyncio.create_task(stubborn(), name="seen"))
    await collected()
    print(seen())
    kept = asyncio.create_task(lost("kept"), name="kept")
    await collected()
    kept.cancel()


asyncio.run(loses())


async def lives():
    loop = asyncio.get_running_loop()
    lock, event, condition = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    queue, full, barrier = asyncio.Queue(), asyncio.Queue(1), asyncio.Barrier(2)
    full.put_nowait(0)
    await lock.acquire()

    async def by_timer():
        future = loop.create_future()
        loop.call_later(1, future.set_result, "timer")
        return await future

    async def by_callback():
        future = loop.create_future()
        asyncio.create_task(asyncio.sleep(1)).add_done_callback(
            lambda _: future.set_result("callback"))
        return await future

    async def by_lock():
        async with lock:
            return "lock"

    async def by_condition():
        async with condition:
            await condition.wait()
            return "condition"

    async def by_group():
        async with asyncio.TaskGroup() as group:
            group.create_task(by_timer())
            group.create_task(asyncio.sleep(2))
        return "group"

    async def items():
        for i in range(2):
            yield await by_timer()

    async def by_items():
        return [item async for item in items()]

    async def by_timeout():
        try:
            async with asyncio.timeout(1):
                await loop.create_future()
        except TimeoutError:
            return "timeout"

    waiting = {
        "sleep": asyncio.sleep(1, "sleep"), "queue": queue.get(), "full": full.put(1),
        "barrier": barrier.wait(), "event": event.wait(), "timer": by_timer(),
        "callback": by_callback(), "lock": by_lock(), "condition": by_condition(),
        "group": by_group(), "items": by_items(), "timeout": by_timeout(),
        "gather": asyncio.gather(by_timer(), by_callback()), "shield": asyncio.shield(by_timer()),
        "wait_for": asyncio.wait_for(by_timer(), 9),
        "thread": asyncio.to_thread(lambda: "thread"),
        "first": next(iter(asyncio.as_completed([by_timer()]))),
    }
    ended = {}

    async def note(name, awaitable):
        ended[name] = await awaitable

    for name, awaitable in waiting.items():
        asyncio.create_task(note(name, awaitable), name=name)
    del waiting, awaitable
    for _ in range(5):
        await asyncio.sleep(0)
        gc.collect()
    print(len(asyncio.all_tasks()))
    await asyncio.sleep(0.5)
    gc.collect()
    lock.release()
    event.set()
    queue.put_nowait("queue")
    full.get_nowait()
    async with condition:
        condition.notify_all()
    await barrier.wait()
    gc.collect()
    await asyncio.sleep(5)
    for name in sorted(ended):
        print(name, ended[name])


asyncio.run(lives())
