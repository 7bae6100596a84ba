"""asyncio.threads: the loop beside threads and their futures, on the virtual clock."""

import asyncio
from _contextvars import copy_context


async def to_thread(func, /, *args, **kwargs):
    context = copy_context()

    def call():
        return context.run(func, *args, **kwargs)

    return await asyncio.get_running_loop().run_in_executor(None, call)


def wrap_future(future, *, loop=None):
    """The loop's future of a future of concurrent.futures."""
    from concurrent import futures
    if asyncio.isfuture(future):
        return future
    assert isinstance(future, futures.Future), (
        f"concurrent.futures.Future is expected, got {future!r}")
    if loop is None:
        loop = asyncio.get_event_loop()
    wrapped = loop.create_future()
    _chain_future(future, wrapped)
    return wrapped


def run_coroutine_threadsafe(coro, loop):
    from concurrent import futures
    if not asyncio.iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = futures.Future()

    def callback():
        try:
            _chain_future(asyncio.ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(callback)
    return future


def _chain_future(source, target):
    """What becomes of the source becomes of the target; a cancel goes the other way. One of them,
    or each, is a future of a loop; the other is of concurrent.futures."""
    source_loop = source.get_loop() if asyncio.isfuture(source) else None
    target_loop = target.get_loop() if asyncio.isfuture(target) else None

    def _call_check_cancel(target):
        if target.cancelled():
            if source_loop is None or source_loop is target_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if target.cancelled() and target_loop is not None and target_loop.is_closed():
            return
        if target_loop is None or target_loop is source_loop:
            _copy_outcome(source, target)
        elif not target_loop.is_closed():
            target_loop.call_soon_threadsafe(_copy_outcome, source, target)

    target.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def _copy_outcome(source, target):
    if asyncio.isfuture(target):
        if target.cancelled():
            return
        if source.cancelled():
            target.cancel()
            return
    else:
        if source.cancelled():
            target.cancel()
        if not target.set_running_or_notify_cancel():
            return
    error = source.exception()
    if error is None:
        target.set_result(source.result())
    else:
        target.set_exception(_translate(error))


def _translate(error):
    """An exception of concurrent.futures that is known here by another class."""
    from concurrent import futures
    for theirs, ours in ((futures.CancelledError, asyncio.CancelledError),
                         (futures.InvalidStateError, asyncio.InvalidStateError)):
        if type(error) is theirs:
            return ours(*error.args)
    return error
