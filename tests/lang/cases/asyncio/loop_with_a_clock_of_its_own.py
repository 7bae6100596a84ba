import asyncio


class Told(asyncio.SelectorEventLoop):
    def call_later(self, delay, callback, *args, context=None):
        print("call_later", delay)
        return super().call_later(delay / 1000, callback, *args, context=context)


async def sleeper(name, delay):
    print(name, await asyncio.sleep(delay, result=delay))


async def main():
    await asyncio.gather(sleeper("b", 20), sleeper("a", 10), sleeper("z", 0))
    task = asyncio.create_task(asyncio.sleep(1000, "never"))
    await asyncio.sleep(0)
    print(task.cancel("enough"))
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error)


loop = Told()
loop.run_until_complete(main())
loop.close()
