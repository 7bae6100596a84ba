"""Helpers for tests of asyncio."""
import asyncio
import contextlib
import logging
import re
import time
import unittest
from test.support import gc_collect
from unittest import mock

CLOCK_RES = time.get_clock_info("monotonic").resolution


def run_briefly(loop):
    async def once():
        pass
    coro = once()
    task = loop.create_task(coro)
    try:
        loop.run_until_complete(task)
    finally:
        coro.close()


def run_until(loop, pred, timeout=30.0):
    deadline = loop.time() + timeout
    while not pred():
        if loop.time() > deadline:
            raise asyncio.TimeoutError()
        loop.run_until_complete(asyncio.sleep(0.001))


def run_once(loop):
    loop.call_soon(loop.stop)
    loop.run_forever()


def MockCallback(**kwargs):
    return mock.Mock(spec=["__call__"], **kwargs)


class MockPattern(str):
    """Equal to the texts in which its pattern is found."""

    def __eq__(self, other):
        return bool(re.search(str(self), other, re.S))

    __hash__ = str.__hash__


class MockInstanceOf:
    def __init__(self, type):
        self._type = type

    def __eq__(self, other):
        return isinstance(other, self._type)


def get_function_source(func):
    import inspect
    source = inspect.getsourcefile(func)
    if source is None:
        raise ValueError(f"unable to get the source of {func!r}")
    return source, func.__code__.co_firstlineno


class TestLoop(asyncio.BaseEventLoop):
    """Its clock stands still but for what [gen] gives: sent when a call is due, it yields how far
    time goes on. One turn at a time, so that the loop never sleeps until the next call is due."""

    def __init__(self, gen=None):
        super().__init__()
        self._gen = (gen or (lambda: iter([None])))()
        self._is_checked = gen is not None
        self._begin = super().time()
        self._new_timers = []
        self._time = 0
        next(self._gen)

    def time(self):
        return self._time

    def advance_time(self, advance):
        if advance:
            self._time += advance
            time.sleep(advance)

    def call_at(self, when, callback, *args, context=None):
        self._new_timers.append(when)
        return super().call_at(self._begin + when, callback, *args, context=context)

    def stop(self):
        self._is_stopping = True

    def _run(self, future):
        self._is_stopping = False
        stop = lambda _: self.stop()
        if future is not None:
            future.add_done_callback(stop)
        try:
            while not self._is_stopping:
                self._run_once()
        finally:
            if future is not None:
                future.remove_done_callback(stop)

    def _run_once(self):
        self.call_soon(super().stop)
        super()._run(None)
        new, self._new_timers = self._new_timers, []
        for when in new:
            self.advance_time(self._gen.send(when))

    def close(self):
        super().close()
        if self._is_checked:
            self._is_checked = False
            try:
                self._gen.send(0)
            except StopIteration:
                return
            raise AssertionError("Time generator is not finished")


class TestCase(unittest.TestCase):
    @staticmethod
    def close_loop(loop):
        if loop._default_executor is not None and not loop.is_closed():
            loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()

    def set_event_loop(self, loop, *, cleanup=True):
        if loop is None:
            raise AssertionError("loop is None")
        asyncio.set_event_loop(None)
        if cleanup:
            self.addCleanup(self.close_loop, loop)

    def new_test_loop(self, gen=None):
        loop = TestLoop(gen)
        self.set_event_loop(loop)
        return loop

    def tearDown(self):
        asyncio.set_event_loop(None)
        self.doCleanups()


@contextlib.contextmanager
def disable_logger():
    logger = logging.getLogger("asyncio")
    before = logger.level
    try:
        logger.setLevel(logging.CRITICAL + 1)
        yield
    finally:
        logger.setLevel(before)


async def await_without_task(coro):
    """Awaits it where no task is the current one."""
    result = error = None

    def step():
        nonlocal result, error
        try:
            coro.send(None)
        except StopIteration as stop:
            result = stop.value
        except Exception as raised:
            error = raised
    asyncio.get_event_loop().call_soon(step)
    await asyncio.sleep(0)
    if error is not None:
        raise error
    return result
