# shutdown_asyncgens, aclosing, cancelled consumers.
import asyncio
async def ag():
    try:
        yield 1
        yield 2
    finally:
        print("closing", asyncio.current_task().get_name())
        await asyncio.sleep(1)
        print("closed")
async def consumer():
    async for v in ag():
        print(v)
        await asyncio.sleep(10)
async def main():
    t = asyncio.create_task(consumer(), name="cons")
    await asyncio.sleep(0.1)
    t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled")
    await asyncio.sleep(2)
    from contextlib import aclosing
    async with aclosing(ag()) as g:
        async for v in g: print(v); break
    loop = asyncio.get_running_loop()
    g = ag(); await anext(g)
    await loop.shutdown_asyncgens()
    print("shut")
    try:
        x = ag()
        print(await anext(x))
        await loop.shutdown_asyncgens()
    except Exception as e: print(repr(e))
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
print("closed loop")
