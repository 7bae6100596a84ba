import asyncio
from asyncio import futures, tasks


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future._cancel_message, future._log_traceback)
    future.cancel("stop")
    print(future._cancel_message)
    future._cancel_message = "other"
    try:
        await future
    except asyncio.CancelledError as error:
        print(error)
    broken = loop.create_future()
    broken.set_exception(ValueError(1))
    print(broken._log_traceback)
    try:
        broken._log_traceback = True
    except ValueError as error:
        print(error)
    broken._log_traceback = False
    print(broken._log_traceback)
    filled = loop.create_future()
    futures._set_result_unless_cancelled(filled, 3)
    futures._set_result_unless_cancelled(future, 3)
    print(filled.result(), future.cancelled())

    handle = loop.call_later(5, print, 1, 2)
    print(handle._args, handle._callback is print, handle._cancelled)
    handle.cancel()
    print(handle._args, handle._callback, handle._cancelled)


class Other:
    """A task that is none of asyncio's."""

    def __init__(self, loop):
        self._loop = loop

    def done(self):
        return False


async def others():
    loop, before = asyncio.get_running_loop(), asyncio.current_task()
    other = Other(loop)
    tasks._register_task(other)
    print(other in asyncio.all_tasks(), len(asyncio.all_tasks()))
    tasks._unregister_task(other)
    print(other in asyncio.all_tasks(), asyncio.current_task() is before)
    try:
        tasks._leave_task(loop, other)
    except RuntimeError as error:
        print(str(error)[:15])
    strange = object()
    tasks._enter_task(strange, other)
    print(asyncio.current_task(strange) is other)
    tasks._leave_task(strange, other)
    print(asyncio.current_task(strange))


asyncio.run(main())
asyncio.run(others())
