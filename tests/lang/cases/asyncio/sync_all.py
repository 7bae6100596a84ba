import asyncio


def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)


def s(x):
    print(str(x).split(' at ')[0], str(x).split('[')[-1])


async def main():
    l = asyncio.Lock()
    s(l)
    await l.acquire()
    s(l)
    w = asyncio.create_task(l.acquire())
    await asyncio.sleep(0)
    s(l)
    l.release()
    s(l)
    print(l.locked())
    await w
    print(l.locked())
    l.release()
    t(l.release)
    async with l as x:
        print(x, l.locked())
    try:
        with l:
            pass
    except TypeError as e:
        print(e)
    try:
        with await l:
            pass
    except TypeError as e:
        print(e)
    e = asyncio.Event()
    s(e)
    ws = [asyncio.create_task(e.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    s(e)
    e.set()
    s(e)
    print(await asyncio.gather(*ws), e.is_set(), await e.wait())
    e.clear()
    s(e)
    c = asyncio.Condition()
    s(c)
    t(c.notify)
    t(c.notify_all)
    try:
        await c.wait()
    except RuntimeError as ex:
        print(ex)

    async def waiter(n):
        async with c:
            print('w', n)
            await c.wait()
            print('woken', n)
    ws = [asyncio.create_task(waiter(i)) for i in range(4)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    s(c)
    async with c:
        c.notify(2)
        print('n2')
    await asyncio.sleep(0.01)
    s(c)
    async with c:
        c.notify_all()
    await asyncio.gather(*ws)
    n = 0

    async def pred():
        async with c:
            print('pred', await c.wait_for(lambda: n > 1))
    p = asyncio.create_task(pred())
    await asyncio.sleep(0)
    for i in range(3):
        async with c:
            n += 1
            c.notify()
        await asyncio.sleep(0)
    await p
    t(c.release)
    m = asyncio.Semaphore(2)
    s(m)
    await m.acquire()
    await m.acquire()
    s(m)
    print(m.locked())
    w = asyncio.create_task(m.acquire())
    await asyncio.sleep(0)
    s(m)
    m.release()
    await w
    s(m)
    m.release()
    m.release()
    m.release()
    s(m)
    t(asyncio.Semaphore, -1)
    b = asyncio.BoundedSemaphore(1)
    t(b.release)
    s(b)
    async with b:
        s(b)
    bar = asyncio.Barrier(2)
    s(bar)
    t(asyncio.Barrier, 0)

    async def pb(n):
        i = await bar.wait()
        print('passed', n, i)
    ts = [asyncio.create_task(pb(i)) for i in range(2)]
    await asyncio.gather(*ts)
    s(bar)
    print(bar.parties, bar.n_waiting, bar.broken)

    async def pc():
        try:
            async with bar as i:
                print('in', i)
        except asyncio.BrokenBarrierError as e:
            print('broken', e)
    tk = asyncio.create_task(pc())
    await asyncio.sleep(0)
    s(bar)
    print(bar.n_waiting)
    await bar.abort()
    await tk
    s(bar)
    await bar.reset()
    s(bar)
    tk = asyncio.create_task(pc())
    await asyncio.sleep(0)
    await bar.reset()
    await tk
    s(bar)
    t(asyncio.Lock, loop=1)
    t(asyncio.Queue, loop=1)
    t(asyncio.Event, 5)
    q = asyncio.Queue(2)
    print(str(q))
    q.put_nowait(1)
    await q.put(2)
    print(q, q.full(), q.qsize(), q.maxsize)
    t(q.put_nowait, 3)
    pt = asyncio.create_task(q.put(3))
    await asyncio.sleep(0)
    print(q)
    print(await q.get(), q.get_nowait())
    await pt
    print(q.get_nowait())
    t(q.get_nowait)
    g = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    print(q)
    q.put_nowait('x')
    print(await g)
    for _ in range(4):
        q.task_done()
    t(q.task_done)
    await q.join()
    try:
        await asyncio.wait_for(q.get(), 0.01)
    except TimeoutError:
        print('to', q)
    g = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    g.cancel()
    try:
        await g
    except asyncio.CancelledError:
        print('cancelled', q)
    pq = asyncio.PriorityQueue()
    [pq.put_nowait(x) for x in (3, 1, 2)]
    print(pq, [pq.get_nowait() for _ in range(3)])
    lq = asyncio.LifoQueue()
    [lq.put_nowait(x) for x in (3, 1, 2)]
    print([lq.get_nowait() for _ in range(3)])
    print(asyncio.Queue[int])
    lk = asyncio.Lock()

    async def hold(n):
        async with lk:
            print('hold', n)
            await asyncio.sleep(0.01)
    hs = [asyncio.create_task(hold(i)) for i in range(4)]
    await asyncio.sleep(0.005)
    hs[1].cancel()
    r = await asyncio.gather(*hs, return_exceptions=True)
    print(r)
asyncio.run(main())
q = asyncio.Queue()
lk = asyncio.Lock()


async def a():
    await lk.acquire()
asyncio.run(a())


async def b2():
    try:
        await asyncio.wait_for(lk.acquire(), 0.01)
    except TimeoutError:
        print('TO')
asyncio.run(b2())
try:
    asyncio.run(b2())
except RuntimeError as e:
    print(str(e).split(' is bound')[1])
