"""queue: queues between threads."""

import threading
from heapq import heappop, heappush
from time import monotonic
from types import GenericAlias

import _asyncio
import _thread


class Empty(Exception):
    pass


Empty.__module__ = "_queue"


class Full(Exception):
    pass


class Queue(_asyncio.Told):
    _sync_kind = "queue"

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = threading.Lock()
        self.not_empty = self._condition("an item of an empty queue")
        self.not_full = self._condition("room in a full queue")
        self.all_tasks_done = self._condition("the items of a queue to be done")
        self.unfinished_tasks = 0
        _asyncio.sync_new(self, self._sync_kind, maxsize)

    def _condition(self, what):
        condition = threading.Condition(self.mutex)
        condition._waiters = _thread.Waiters(what)
        return condition

    def task_done(self):
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished <= 0:
                if unfinished < 0:
                    raise ValueError("task_done() called too many times")
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished
            _asyncio.sync_tell(self, "task_done", unfinished)

    def join(self):
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        _thread.poll()
        with self.mutex:
            return self._qsize()

    def empty(self):
        _thread.poll()
        with self.mutex:
            return not self._qsize()

    def full(self):
        _thread.poll()
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def _wait(self, condition, is_over, block, timeout, error):
        """Waits until is_over() or raises the error."""
        if not block:
            if not is_over():
                _thread.poll()
                raise error
        elif timeout is None:
            while not is_over():
                condition.wait()
        elif timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        else:
            end = monotonic() + timeout
            while not is_over():
                left = end - monotonic()
                if left <= 0.0:
                    raise error
                condition.wait(left)

    def put(self, item, block=True, timeout=None):
        with self.not_full:
            if self.maxsize > 0:
                self._wait(self.not_full, lambda: self._qsize() < self.maxsize, block, timeout,
                           Full)
            self._put(item)
            self.unfinished_tasks += 1
            _asyncio.sync_tell(self, "put", self._qsize(), getattr(self, "queue", ()))
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        with self.not_empty:
            self._wait(self.not_empty, self._qsize, block, timeout, Empty)
            item = self._get()
            _asyncio.sync_tell(self, "get", self._qsize(), getattr(self, "queue", ()))
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    __class_getitem__ = classmethod(GenericAlias)

    # What the kinds of queues differ in.

    def _init(self, maxsize):
        from collections import deque
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()


class PriorityQueue(Queue):
    _sync_kind = "heap"

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    _sync_kind = "stack"

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue(_asyncio.Told):
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self):
        from collections import deque
        self._items = deque()
        self._getters = _thread.Waiters("an item of an empty queue")
        _asyncio.sync_new(self, "queue", 0)

    def put(self, item, block=True, timeout=None):
        self._items.append(item)
        _asyncio.sync_tell(self, "put", len(self._items), self._items)
        self._getters.wake(1)

    def get(self, block=True, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        end = None
        while not self._items:
            if not block:
                _thread.poll()
                raise Empty
            if timeout is not None:
                if end is None:
                    end = monotonic() + timeout
                timeout = end - monotonic()
                if timeout <= 0:
                    raise Empty
            self._getters.wait(timeout)
        item = self._items.popleft()
        _asyncio.sync_tell(self, "get", len(self._items), self._items)
        return item

    def put_nowait(self, item):
        self.put(item)

    def get_nowait(self):
        return self.get(False)

    def empty(self):
        _thread.poll()
        return not self._items

    def qsize(self):
        _thread.poll()
        return len(self._items)


SimpleQueue.__module__ = "_queue"


_PySimpleQueue = SimpleQueue
