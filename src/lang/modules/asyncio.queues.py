"""asyncio.queues: queues between tasks."""

import _asyncio
import types
from asyncio.locks import Event
from _collections import deque


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


class Queue(_asyncio.Queue):
    _sync_kind = "queue"

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = deque()
        self._putters = deque()
        self._unfinished_tasks = 0
        self._finished = Event()
        self._finished.set()
        self._init(maxsize)
        _asyncio.sync_new(self, self._sync_kind, maxsize)

    def _init(self, maxsize):
        self._queue = deque()

    @_asyncio.in_c
    def _get(self):
        pass

    @_asyncio.in_c
    def _put(self, item):
        pass

    __class_getitem__ = classmethod(types.GenericAlias)

    def _format(self):
        info = f"maxsize={self._maxsize!r}"
        if self._queue:
            info += f" _queue={list(self._queue)!r}"
        if self._getters:
            info += f" _getters[{len(self._getters)}]"
        if self._putters:
            info += f" _putters[{len(self._putters)}]"
        if self._unfinished_tasks:
            info += f" tasks={self._unfinished_tasks}"
        return info

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._format()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    @_asyncio.in_c
    def qsize(self):
        pass

    @property
    def maxsize(self):
        return self._maxsize

    @_asyncio.in_c
    def empty(self):
        pass

    @_asyncio.in_c
    def full(self):
        pass

    @_asyncio.in_c
    async def put(self, item):
        pass

    @_asyncio.in_c
    def put_nowait(self, item):
        pass

    @_asyncio.in_c
    async def get(self):
        pass

    @_asyncio.in_c
    def get_nowait(self):
        pass

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        _asyncio.sync_tell(self, "task_done", self._unfinished_tasks)
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished_tasks > 0:
            await self._finished.wait()


class LifoQueue(Queue):
    _sync_kind = "stack"

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()


class PriorityQueue(Queue):
    """A binary heap, as heapq keeps one: the order of equal items and the list seen are its."""

    _sync_kind = "heap"

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heap = self._queue
        heap.append(item)
        self._rise(heap, 0, len(heap) - 1)

    def _get(self):
        heap = self._queue
        last = heap.pop()
        if not heap:
            return last
        first, heap[0] = heap[0], last
        at, n = 0, len(heap)
        child = 1
        while child < n:
            if child + 1 < n and not heap[child] < heap[child + 1]:
                child += 1
            heap[at] = heap[child]
            at, child = child, 2 * child + 1
        heap[at] = last
        self._rise(heap, 0, at)
        return first

    @staticmethod
    def _rise(heap, top, at):
        item = heap[at]
        while at > top:
            above = (at - 1) >> 1
            if not item < heap[above]:
                break
            heap[at] = heap[above]
            at = above
        heap[at] = item
