import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    finally:
        print("slow was stopped")


async def main():
    try:
        await asyncio.wait_for(slow(), 1)
    except asyncio.TimeoutError as e:
        print(repr(e), isinstance(e, TimeoutError))
    async with asyncio.timeout(None) as cm:
        cm.reschedule(asyncio.get_running_loop().time() + 1)
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("cancelled inside")
            raise


try:
    asyncio.run(main())
except TimeoutError:
    print("a time-out outside")
