import asyncio
from collections import deque


class Logged(asyncio.Queue):
    def _init(self, maxsize):
        print("init", maxsize)
        self.items = []

    def _put(self, item):
        print("_put", item)
        self.items.append(item)

    def _get(self):
        print("_get")
        return self.items.pop(0)

    def qsize(self):
        return len(self.items)

    def empty(self):
        return not self.items


class Unique(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = set()

    def _put(self, item):
        self._queue.add(item)

    def _get(self):
        return self._queue.pop()


class Never(asyncio.Queue):
    def full(self):
        return False

    def put_nowait(self, item):
        print("putting", item)
        super().put_nowait(item)

    async def get(self):
        item = await super().get()
        return item, "got"


async def main():
    q = Logged(2)
    task = asyncio.create_task(fill(q))
    for _ in range(4):
        print(await q.get(), q.qsize(), q.full(), q.empty())
    await task
    u = Unique()
    for item in "aabb":
        await u.put(item)
    print(u.qsize(), sorted([await u.get(), u.get_nowait()]), u.empty())
    n = Never(1)
    await n.put(1)
    await n.put(2)
    print(n.full(), await n.get(), await n.get(), n)
    q = asyncio.Queue(maxsize=2)
    print(q.maxsize, q._queue, type(q._queue).__name__, str(q))
    q.put_nowait(1)
    q.put_nowait(2)
    for code in (lambda: q.put_nowait(3), lambda: (q.get_nowait(), q.get_nowait(), q.get_nowait())):
        try:
            code()
        except (asyncio.QueueFull, asyncio.QueueEmpty) as e:
            print(type(e).__name__, e.args)
    getters = [asyncio.create_task(q.get()) for _ in range(3)]
    await asyncio.sleep(0)
    print(q)
    getters[0].cancel()
    q.put_nowait("x")
    q.put_nowait("y")
    print(await asyncio.gather(*getters, return_exceptions=True), q)
    putters = [asyncio.create_task(q.put(i)) for i in range(5)]
    await asyncio.sleep(0)
    print(q)
    putters[3].cancel()
    print([await q.get() for _ in range(4)], q, putters[3].cancelled())
    for _ in range(8):
        q.task_done()
    try:
        q.task_done()
    except ValueError as e:
        print(e)
    await q.join()
    # woken, and cancelled before it runs: the next one gets the item
    first, second = asyncio.create_task(q.get()), asyncio.create_task(q.get())
    await asyncio.sleep(0)
    q.put_nowait("for the second")
    first.cancel()
    print(await asyncio.gather(first, second, return_exceptions=True))
    for wait in (0.01, 0):
        try:
            await asyncio.wait_for(q.get(), wait)
        except asyncio.TimeoutError:
            print("nothing came")
    print(q, asyncio.iscoroutinefunction(q.put))
    q.full = lambda: True
    try:
        q.put_nowait(1)
    except asyncio.QueueFull:
        print("full, it says")
    try:
        asyncio.Queue.put_nowait(q)
    except TypeError as e:
        print(e)
    try:
        asyncio.Queue(1, 2)
    except TypeError as e:
        print(e)


async def fill(q):
    for i in range(4):
        await q.put(i)
        print("put", i)


asyncio.run(main())

q = asyncio.Queue(1)


async def bind():
    await q.put(1)
    try:
        await asyncio.wait_for(q.put(2), 0.1)
    except asyncio.TimeoutError:
        print("bound")


async def again():
    try:
        await q.put(3)
    except RuntimeError as e:
        print(str(e).partition(" is ")[2])


asyncio.run(bind())
asyncio.run(again())
