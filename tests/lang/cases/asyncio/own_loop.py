# A loop from nothing: tasks, futures and timeouts run on what the program wrote.
import asyncio
import heapq


class Small(asyncio.AbstractEventLoop):
    def __init__(self):
        self.now, self.soon, self.timers = 0, [], []
        self.is_stopped = self.runs = False

    def get_debug(self):
        return False

    def time(self):
        return self.now

    def call_soon(self, callback, *args, context=None):
        handle = asyncio.Handle(callback, args, self, context)
        self.soon.append(handle)
        return handle

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.now + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        handle = asyncio.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self.timers, handle)
        handle._scheduled = True
        return handle

    def _timer_handle_cancelled(self, handle):
        print("cancelled the timer of", handle.when())

    def create_future(self):
        return asyncio.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        return asyncio.Task(coro, loop=self, name=name)

    def call_exception_handler(self, context):
        print(context["message"].partition(" at ")[0], repr(context.get("exception")))

    def is_running(self):
        return self.runs

    def is_closed(self):
        return False

    def stop(self):
        self.is_stopped = True

    def close(self):
        print("closed")

    async def shutdown_asyncgens(self):
        print("no generators")

    async def shutdown_default_executor(self):
        print("no executor")

    def run_forever(self):
        self.runs, self.is_stopped = True, False
        asyncio._set_running_loop(self)
        try:
            while not self.is_stopped and (self.soon or self.timers):
                self.run_once()
        finally:
            asyncio._set_running_loop(None)
            self.runs = False

    def run_once(self):
        if not self.soon:
            handle = heapq.heappop(self.timers)
            handle._scheduled = False
            self.now = handle.when()
            self.soon.append(handle)
        soon, self.soon = self.soon, []
        for handle in soon:
            if not handle.cancelled():
                handle._run()

    def run_until_complete(self, future):
        future = asyncio.ensure_future(future, loop=self)
        future.add_done_callback(lambda _: self.stop())
        self.run_forever()
        return future.result()


async def work(name, delay):
    for i in range(2):
        await asyncio.sleep(delay)
        print(name, i, asyncio.get_running_loop().time(), asyncio.current_task().get_name())
    return name


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.gather(work("a", 1), work("b", 1.5)))
    try:
        async with asyncio.timeout(2):
            await work("c", 1.5)
    except TimeoutError:
        print("too late", loop.time())
    loop.call_soon(lambda: 1 / 0)
    task = asyncio.create_task(work("d", 5), name="named")
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", loop.time())
    async with asyncio.TaskGroup() as group:
        group.create_task(work("e", 1))
        group.create_task(work("f", 1))
    print(len(asyncio.all_tasks()))
    queue = asyncio.Queue(1)

    async def put():
        for i in range(3):
            await queue.put(i)
            print("put", i)

    async def get():
        for _ in range(3):
            print("got", await queue.get())

    await asyncio.gather(put(), get())
    lock = asyncio.Lock()
    async with lock:
        waiting = asyncio.create_task(lock.acquire())
        await asyncio.sleep(1)
    print(await waiting, lock.locked())
    asyncio.create_task(asyncio.sleep(1)).add_done_callback(lambda _: 1 / 0)
    await asyncio.sleep(2)
    return "done"


small = Small()
print(small.run_until_complete(main()))
with asyncio.Runner(loop_factory=Small) as runner:
    print(runner.run(work("r", 2)))
try:
    asyncio.AbstractEventLoop().run_forever()
except NotImplementedError as error:
    print(repr(error))

handle = asyncio.Handle(print, ("called",), small)
print(handle._run(), handle.cancelled(), handle._args, handle)
handle.cancel()
print(handle.cancelled(), handle._args, handle)
first, second = (asyncio.TimerHandle(when, print, (), small) for when in (1, 2))
print(first < second, first >= second, first == second, hash(first) == hash(1), first)
