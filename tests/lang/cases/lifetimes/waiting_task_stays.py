# What something alive will wake is no garbage: timers, queues, events, calls, the loop itself.
import asyncio, gc


async def say(what, awaitable):
    print(what, await awaitable)


async def main():
    loop = asyncio.get_running_loop()
    queue, event, future = asyncio.Queue(), asyncio.Event(), loop.create_future()
    loop.call_later(1, future.set_result, "called")
    for what, awaitable in (("sleep", asyncio.sleep(2, "slept")), ("get", queue.get()),
                            ("event", event.wait()), ("future", future),
                            ("timeout", asyncio.wait_for(asyncio.sleep(3, "in time"), 9)),
                            ("gather", asyncio.gather(asyncio.sleep(4, 4), asyncio.sleep(5, 5))),
                            ("thread", asyncio.to_thread(lambda: "done")),
                            ("shield", asyncio.shield(asyncio.sleep(6, "shielded")))):
        asyncio.create_task(say(what, awaitable))
    del future, awaitable
    await asyncio.sleep(0)
    gc.collect()
    await asyncio.sleep(0.5)
    gc.collect()
    queue.put_nowait("item")
    event.set()
    while len(asyncio.all_tasks()) > 1:
        await asyncio.sleep(1)
        gc.collect()


asyncio.run(main())
