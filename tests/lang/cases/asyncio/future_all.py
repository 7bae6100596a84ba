import asyncio


def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f, f.done(), f.cancelled(), f._state)
    t(f.result)
    t(f.exception)
    f.set_result([1] * 30)
    print(f)
    t(f.set_result, 1)
    t(f.set_exception, ValueError())
    print(f.cancel(), f.exception())
    g = loop.create_future()
    t(g.set_exception, StopIteration())
    t(g.set_exception, 5)
    g.set_exception(ValueError)
    print(g)
    print(repr(g.exception()))
    t(g.result)
    h = asyncio.Future()
    h.cancel('msg')
    print(h, h.cancelled(), h.done())
    t(h.result)
    t(h.exception)
    t(h.set_result, 1)
    try:
        await h
    except asyncio.CancelledError as e:
        print(e.args)

    def cb(f):
        print('cb', f.result())

    def cb2(f):
        print('cb2')
    k = loop.create_future()
    k.add_done_callback(cb)
    print(k)
    k.add_done_callback(cb2)
    k.add_done_callback(print)
    print(str(k).replace(__file__, 'F'))
    print(k.remove_done_callback(cb2), k.remove_done_callback(cb2))
    k.set_result(1)
    print('set')
    await asyncio.sleep(0)
    print(asyncio.isfuture(k), asyncio.isfuture(main), asyncio.isfuture(loop), isinstance(k, asyncio.Future), k.get_loop() is loop)

    async def co():
        await k
        return 3
    tk = asyncio.create_task(co())
    print(isinstance(tk, asyncio.Future), tk.get_name())
    t(tk.set_result, 1)
    t(tk.set_exception, 1)
    await tk
    print(tk.result(), tk)
    print(await k, k.exception())
    t(asyncio.Task, 5)
    t(asyncio.create_task, 5)
    t(loop.create_task, main)
    t(asyncio.ensure_future, 5)

    class A:

        def __await__(self):
            return (yield from asyncio.sleep(0, 9).__await__())
    print(await asyncio.ensure_future(A()), asyncio.ensure_future(k) is k)
    x = loop.create_future()

    async def w():
        return await x
    w1 = asyncio.create_task(w(), name='w1')
    await asyncio.sleep(0)
    print(str(w1).replace(__file__, 'F'))
    print(x)
    w1.cancel()
    print(w1.cancelling(), str(w1).replace(__file__, 'F'))
    try:
        await w1
    except asyncio.CancelledError:
        pass
    print(str(w1).replace(__file__, 'F'), x)

    async def boom():
        raise KeyError(1)
    b = asyncio.create_task(boom())
    await asyncio.sleep(0)
    print(str(b).replace(__file__, 'F'))
    t(b.result)
    print(repr(b.exception()))
    print(b.get_coro().__name__, b.cancel(), b.uncancel())
    b = asyncio.create_task(co(), name=5)
    print(b.get_name(), repr(b.get_name()))
    b.set_name(7)
    print(repr(b.get_name()))
    await b

    class MyT(asyncio.Task):
        pass
    m = MyT(co(), loop=loop, name='mine')
    print(str(m).replace(__file__, 'F'))
    await m
    f = loop.create_future()
    f.set_result('x' * 200)
    print(f)
    f = loop.create_future()
    f.set_result({i: i for i in range(10)})
    print(f)

    class S(asyncio.Future):
        pass
    print(S(loop=loop))
    f = asyncio.Future(loop=loop)
    f.set_result(f)
    print(f)
    try:
        for i in loop.create_future():
            print(i)
    except RuntimeError as e:
        print(e)
    it = iter(f)
    t(next, it)
    print(asyncio.Future[int], asyncio.Task[int])
asyncio.run(main())
t(asyncio.Future)
