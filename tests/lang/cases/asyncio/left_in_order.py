import asyncio


async def worker(name, inner=None):
    try:
        if inner is not None:
            return await inner
        await asyncio.sleep(10)
    finally:
        print("finally", name)
        {}[name]


async def attempt(awaitable):
    try:
        await awaitable
    except KeyError as error:
        print("caught", error)


async def main():
    outer = worker("first")
    task = asyncio.ensure_future(worker("second"))
    kept = [asyncio.create_task(attempt(asyncio.gather(outer, asyncio.wait([task])))),
            asyncio.create_task(attempt(worker("third")))]
    await asyncio.sleep(1)
    return len(kept)


import sys
sys.unraisablehook = lambda args: print("unraisable", args.exc_value)
loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda *args: None)
print(loop.run_until_complete(main()))
loop.close()
