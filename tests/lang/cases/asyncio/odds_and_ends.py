import asyncio


def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)


async def co():
    return 1


async def main():
    loop = asyncio.get_running_loop()
    l2 = asyncio.new_event_loop()
    f = loop.create_future()
    t(asyncio.ensure_future, f, loop=l2)
    l2.close()
    print(asyncio.ensure_future(co(), loop=loop).get_name()[:5])
    r = asyncio.Runner()
    c = co()
    t(r.run, c)
    c.close()

    class C:

        async def __call__(self):
            pass

        async def m(self):
            pass

        @staticmethod
        async def s():
            pass

        @classmethod
        async def k(cls):
            pass
    print(asyncio.iscoroutinefunction(C()), asyncio.iscoroutinefunction(C().m), asyncio.iscoroutinefunction(C.s), asyncio.iscoroutinefunction(C.k))
    import functools
    print(asyncio.iscoroutinefunction(functools.partial(co)))
    print(await asyncio.sleep(0, 'r'), await asyncio.sleep(0.001, result=[1]))
    try:
        await asyncio.sleep('x')
    except TypeError as e:
        print(e)
    try:
        await asyncio.sleep()
    except TypeError as e:
        print(e)
    try:
        await asyncio.sleep(-1, 2)
        print('neg ok')
    except Exception as e:
        print(e)
    for w in (5, None, [1], co):
        try:
            await w
        except TypeError as e:
            print(e)
    c = co()
    await c
    try:
        await c
    except RuntimeError as e:
        print(e)
    t1 = asyncio.create_task(co())
    print(await t1, await t1)
    g = asyncio.gather(co(), co())
    print(await g, await g)

    async def inner():
        await asyncio.sleep(1)

    async def outer():
        await asyncio.wait_for(inner(), 0.05)
    try:
        await asyncio.wait_for(outer(), 0.01)
    except asyncio.TimeoutError:
        print('outer')
    try:
        await asyncio.wait_for(outer(), 0.2)
    except asyncio.TimeoutError:
        print('inner')

    async def fin():
        try:
            await asyncio.sleep(1)
        finally:
            print('fin start')
            await asyncio.sleep(0.01)
            print('fin end')
    k = asyncio.create_task(fin())
    await asyncio.sleep(0)
    k.cancel()
    try:
        await k
    except asyncio.CancelledError:
        print('fin cancelled')

    async def clean():
        await asyncio.sleep(0.01)
        print('cleaned')

    async def user():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            await asyncio.shield(clean())
            raise
    k = asyncio.create_task(user())
    await asyncio.sleep(0)
    k.cancel()
    r = await asyncio.gather(k, return_exceptions=True)
    print(r)
    f = loop.create_future()
    for i in range(3):
        f.add_done_callback(lambda f, i=i: print('cb', i))
    f.set_result(0)
    print('set')
    await asyncio.sleep(0)

    async def chain():
        try:
            raise KeyError('a')
        except KeyError:
            raise ValueError('b')
    try:
        await asyncio.create_task(chain())
    except ValueError as e:
        print(repr(e.__context__))
    ts = [asyncio.create_task(asyncio.sleep(0.01), name=f'n{i}') for i in range(3)]
    print(sorted((x.get_name() for x in asyncio.all_tasks() if x.get_name().startswith('n'))))
    await asyncio.gather(*ts)
    e = asyncio.Event()

    async def setter():
        await asyncio.sleep(0.01)
        e.set()
    asyncio.create_task(setter())
    print(await asyncio.wait_for(e.wait(), 1))
    cond = asyncio.Condition(asyncio.Lock())
    async with cond:
        try:
            await asyncio.wait_for(cond.wait(), 0.01)
        except TimeoutError:
            print('cond TO', cond.locked())

    async def agen():
        for i in range(3):
            yield i
            await asyncio.sleep(0)
    async for i in agen():
        if i == 1:
            break
    print([i async for i in agen() if i], {i async for i in agen()}, [await x for x in [co(), co()]])
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(0.5)
    except TimeoutError as ex:
        print(type(ex.__cause__).__name__)
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(co())
        b = tg.create_task(asyncio.sleep(0.01, 'b'))
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(asyncio.sleep(1))
            tg.create_task(chain())
    except* ValueError as eg:
        print(eg.exceptions)
asyncio.run(main())
with asyncio.Runner() as r:
    print(r.run(co()), r.get_loop().is_running())
t(r.run, 5)
t(r.get_loop)
r = asyncio.Runner()
r.close()
t(r.get_loop)
t(asyncio.run, main)
t(asyncio.run, None)
