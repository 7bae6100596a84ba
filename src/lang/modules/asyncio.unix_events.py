"""asyncio.unix_events: child watchers can be set, but there are no children to watch."""

from asyncio import DefaultEventLoopPolicy, SelectorEventLoop, _UnixDefaultEventLoopPolicy, \
    _UnixSelectorEventLoop
from asyncio.log import logger


class AbstractChildWatcher:
    def add_child_handler(self, pid, callback, *args):
        raise NotImplementedError("child processes are not supported here")

    def remove_child_handler(self, pid):
        return False

    def attach_loop(self, loop):
        self._loop = loop

    def close(self):
        self._loop = None

    def is_active(self):
        return getattr(self, "_loop", None) is not None and self._loop.is_running()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass


class BaseChildWatcher(AbstractChildWatcher):
    pass


class SafeChildWatcher(BaseChildWatcher):
    pass


class FastChildWatcher(BaseChildWatcher):
    pass


class PidfdChildWatcher(AbstractChildWatcher):
    pass


class MultiLoopChildWatcher(AbstractChildWatcher):
    pass


class ThreadedChildWatcher(AbstractChildWatcher):
    def __init__(self):
        self._threads = {}

    def is_active(self):
        return True

    def attach_loop(self, loop):
        pass
