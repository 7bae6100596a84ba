# A coroutine in a circle that does not end when the collector closes it: what it began to iterate
# in its last moments ends with it.
import asyncio
async def pause():
    await asyncio.sleep(0)
async def agen(n):
    try:
        for i in range(n):
            await asyncio.sleep(i % 2)
            yield i
    finally:
        print("agen ends")
async def c1(x=1, i=0):
    pass
async def c3(x=1, i=0):
    await asyncio.sleep(0)
    await pause()
    try:
        await asyncio.sleep(0)
    finally:
        try:
            async for i in agen(2):
                pass
        finally:
            try:
                pass
            finally:
                pass
async def main():
    wait, task = asyncio.wait, asyncio.ensure_future
    try:
        async with asyncio.timeout(0):
            await wait([task(c1(0)), task(wait([task(c3(4))])), task(c1(1))],
                       return_when=asyncio.FIRST_COMPLETED)
            print("in time")
    except TimeoutError:
        print("late")


loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: print(context["message"]))
print(loop.run_until_complete(main()))
loop.close()
