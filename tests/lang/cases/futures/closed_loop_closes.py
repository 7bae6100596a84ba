# A coroutine that a closed loop refuses is closed, so that nobody is told it was never awaited.
import asyncio
import inspect


async def nothing():
    pass


loop = asyncio.new_event_loop()
loop.close()
coroutine = nothing()
try:
    asyncio.ensure_future(coroutine, loop=loop)
except RuntimeError as error:
    print(error, inspect.getcoroutinestate(coroutine))
