import asyncio

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon", 1)
    handle = loop.call_soon(print, "never")
    loop.call_later(0.02, print, "later 2")
    loop.call_later(0.01, print, "later 1")
    loop.call_at(loop.time() + 0.005, print, "at")
    handle.cancel()
    print(handle.cancelled())
    await asyncio.sleep(0)
    print("main")
    await asyncio.sleep(0.03)

asyncio.run(main())
