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


class TestCase(unittest.TestCase):
    @staticmethod
    def close_loop(loop):
        if not loop.is_closed():
            loop.close()

    def set_event_loop(self, loop, *, cleanup=True):
        if loop is None:
            raise AssertionError("loop is None")
        asyncio.set_event_loop(None)
        if cleanup:
            self.addCleanup(self.close_loop, loop)

    def new_test_loop(self, gen=None):
        self.skipTest("a loop with a clock of its own is not supported here")

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
