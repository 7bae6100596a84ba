# A coroutine of the library, waited for in one that only a circle holds, ends with it.
import asyncio


async def numbers():
    try:
        await asyncio.sleep(0)
        yield 1
    finally:
        print("numbers end")


async def nothing():
    pass


async def works():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    try:
        await asyncio.sleep(0)
    finally:
        async for number in numbers():
            pass


async def main():
    works_inside = asyncio.ensure_future(asyncio.wait([asyncio.ensure_future(works())]))
    await asyncio.wait([asyncio.ensure_future(nothing()), works_inside, asyncio.ensure_future(nothing())],
                       return_when=asyncio.FIRST_COMPLETED)
    return "end"


loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: print(context["message"]))
print(loop.run_until_complete(main()))
loop.close()
