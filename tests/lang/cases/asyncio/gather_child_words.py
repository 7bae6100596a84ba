# The words with which a child was cancelled, among the results of gather and afterwards.
import asyncio
def told(results): print([(type(x).__name__, x.args) if isinstance(x, BaseException) else x for x in results])
async def returns(): 
    asyncio.current_task().cancel("own")
    return 1
async def raises():
    asyncio.current_task().cancel("own")
    raise ValueError(1)
async def waits(): await asyncio.sleep(1)
async def raises_it(): raise asyncio.CancelledError("raised")
async def again():
    try: await asyncio.sleep(1)
    except asyncio.CancelledError: raise asyncio.CancelledError("other") from None
async def none():
    asyncio.current_task().cancel()
    return 1
async def main():
    for f in returns, raises, waits, raises_it, again, none:
        task = asyncio.create_task(f())
        await asyncio.sleep(0)
        if f in (waits, again): task.cancel("outside")
        told(await asyncio.gather(task, return_exceptions=True))
        try: task.exception()
        except asyncio.CancelledError as e: print(repr(e))
    task = asyncio.create_task(waits())
    future = asyncio.get_running_loop().create_future()
    future.cancel("of a future")
    task.cancel("before it began")
    told(await asyncio.gather(task, future, return_exceptions=True))
    t = asyncio.create_task(returns())
    try: await t
    except asyncio.CancelledError as e: print(repr(e))
    t = asyncio.create_task(returns())
    g = asyncio.gather(t, return_exceptions=True)
    await asyncio.sleep(0)
    told(await g)
    try: await asyncio.gather(asyncio.create_task(returns()), asyncio.sleep(1))
    except asyncio.CancelledError as e: print(repr(e))
asyncio.run(main())
