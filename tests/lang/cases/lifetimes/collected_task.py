# A task that waits for a future which only its own frame holds is destroyed by the collector.
import asyncio, gc, logging, sys
logging.basicConfig(stream=sys.stdout, format="%(message)s")


async def wait(name, deeper=None):
    future = asyncio.get_running_loop().create_future()
    try:
        await (deeper or future)
    finally:
        print("finally", name)


async def in_statements(things):
    class Manager:
        async def __aenter__(self):
            self.things = things

        async def __aexit__(self, kind, *_):
            print("aexit", kind)

    async with Manager():
        for thing in things:
            await thing


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(
        context["message"], context["task"].get_name(), context["task"].done()))
    asyncio.create_task(wait("alone"), name="one")
    await asyncio.sleep(0)
    print("collect")
    gc.collect()
    asyncio.create_task(wait("outer", wait("inner")), name="two")
    await asyncio.sleep(0)
    gc.collect()
    things = [loop.create_future()]
    things.append(asyncio.create_task(in_statements(things), name="three"))
    await asyncio.sleep(0)
    del things
    gc.collect()
    asyncio.gather(wait("gathered"), wait("too")).add_done_callback(print)
    await asyncio.sleep(0)
    gc.collect()
    print(len(asyncio.all_tasks()))


asyncio.run(main())
