import asyncio


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(print, "never")
    timer = loop.call_later(0.01, print, "never either")
    handle.cancel()
    timer.cancel()
    print(handle.cancelled(), timer.cancelled(), timer.when() > loop.time() - 1)
    await asyncio.sleep(0.02)


asyncio.run(main())
