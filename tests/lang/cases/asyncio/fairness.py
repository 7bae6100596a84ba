import asyncio


async def task(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)


async def forever():
    while True:
        print('forever')
        await asyncio.sleep(0.02)


async def main():
    t1 = asyncio.create_task(forever())
    await asyncio.wait_for(task('a', 3), 1)
    try:
        await asyncio.wait_for(forever(), 0.05)
    except asyncio.TimeoutError:
        print('TO')
    t1.cancel()
    try:
        await t1
    except asyncio.CancelledError:
        print('C')
    for t in (t1,):
        try:
            print(await t)
        except asyncio.CancelledError:
            print('again')

    async def foo(n):
        try:
            print('foo', n)
            await asyncio.sleep(1)
        except asyncio.CancelledError as er:
            print('foo c')
            raise er
        finally:
            print('foo fin')
    t = asyncio.create_task(foo(1))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        pass
    print(t.done(), t.cancelled())
    lock = asyncio.Lock()

    async def tl(i, lock):
        print('start', i)
        while 1:
            await lock.acquire()
            print('lock', i)
            await asyncio.sleep(0)
            lock.release()
            if i > 0:
                i -= 1
            else:
                break
        print('end')
    await asyncio.gather(tl(2, lock), tl(1, lock), tl(3, lock))
    ev = asyncio.Event()

    async def we(id):
        print('we', id)
        print(await ev.wait())
        print('got', id)
    ts = [asyncio.create_task(we(i)) for i in range(3)]
    await asyncio.sleep(0)
    ev.set()
    print(ev.is_set())
    ev.clear()
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    async def cancel_self():
        asyncio.current_task().cancel()
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            print('self')
        asyncio.current_task().uncancel()
        await asyncio.sleep(0)
        print('alive')
    await asyncio.create_task(cancel_self())
asyncio.run(main())
