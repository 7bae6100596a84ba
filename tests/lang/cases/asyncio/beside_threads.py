import asyncio, threading, time, functools
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor


def blocking(n):
    time.sleep(n / 10)
    return f'done {n}'


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(3) as pool:
        futs = [loop.run_in_executor(pool, blocking, i) for i in (3, 1, 2)]
        for c in asyncio.as_completed(futs):
            print(await c)
        r = await loop.run_in_executor(pool, functools.partial(blocking, n=1))
        print(r)
    with ProcessPoolExecutor(2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, pow, i, 2) for i in range(4))))
    t = asyncio.to_thread(blocking, 1)
    print(asyncio.iscoroutine(t))
    print(await t)

    async def heartbeat():
        n = 0
        try:
            while True:
                n += 1
                await asyncio.sleep(0.1)
        except asyncio.CancelledError:
            print('beats', n)
            raise
    h = asyncio.create_task(heartbeat())
    await asyncio.to_thread(blocking, 5)
    h.cancel()
    try:
        await h
    except asyncio.CancelledError:
        pass
    h = asyncio.create_task(heartbeat())
    await asyncio.sleep(0)
    blocking(5)
    h.cancel()
    try:
        await h
    except asyncio.CancelledError:
        pass
    q = asyncio.Queue()

    def producer():
        for i in range(3):
            time.sleep(0.01)
            loop.call_soon_threadsafe(q.put_nowait, i)
        loop.call_soon_threadsafe(q.put_nowait, None)
    threading.Thread(target=producer).start()
    while (x := (await q.get())) is not None:
        print('got', x)
    res = await asyncio.gather(asyncio.to_thread(blocking, 1), asyncio.to_thread(int, 'x'), return_exceptions=True)
    print(res)

    class AsyncFile:

        async def __aenter__(self):
            print(await asyncio.to_thread(lambda: 'opened'))
            return self

        async def __aexit__(self, *a):
            print(await asyncio.to_thread(lambda: 'closed'))
    async with AsyncFile():
        print('inside')
    fut = asyncio.wrap_future(ThreadPoolExecutor(1).submit(blocking, 1))
    print(await fut)
asyncio.run(main())


def thread_main():

    async def inner():
        await asyncio.sleep(0.01)
        return threading.current_thread().name
    print(asyncio.run(inner()))
ts = [threading.Thread(target=thread_main, name=f'loop{i}') for i in range(1)]
[t.start() for t in ts]
[t.join() for t in ts]


class LoopThread:

    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.t = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.t.start()

    def run(self, coro):
        return asyncio.run_coroutine_threadsafe(coro, self.loop).result()

    def stop(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.t.join()
        self.loop.close()
lt = LoopThread()
print(lt.run(asyncio.sleep(0.01, 'via thread')))


async def bad():
    raise LookupError('no')
try:
    lt.run(bad())
except LookupError as e:
    print(repr(e))
lt.stop()
print(lt.loop.is_closed())
