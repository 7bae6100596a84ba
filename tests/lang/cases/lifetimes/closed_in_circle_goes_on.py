# A coroutine in a circle that does not end when the collector closes it: what it began to iterate
# in its last moments ends with it.
import asyncio


async def numbers():
    try:
        await asyncio.sleep(0)
        yield 1
    finally:
        print("numbers end")


async def works():
    try:
        await asyncio.sleep(5)
    finally:
        async for number in numbers():
            pass


async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.wait([asyncio.ensure_future(asyncio.wait([asyncio.ensure_future(works())])),
                                asyncio.ensure_future(asyncio.sleep(2))],
                               return_when=asyncio.FIRST_COMPLETED)
    except TimeoutError:
        print("late")
    return "end"

loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: print(context["message"]))
print(loop.run_until_complete(main()))
loop.close()
