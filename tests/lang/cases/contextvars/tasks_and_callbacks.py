import asyncio, contextvars
v = contextvars.ContextVar('v', default='none')


async def child(n):
    print(n, v.get())
    v.set(n)
    await asyncio.sleep(0)
    print(n, v.get())


async def main():
    v.set('main')
    await asyncio.gather(child(1), child(2))
    print(v.get())
    await child(3)
    print(v.get())
    loop = asyncio.get_running_loop()

    def cb(x):
        print('cb', x, v.get())
        v.set('cb')
    loop.call_soon(cb, 1)
    v.set('later')
    loop.call_soon(cb, 2)
    ctx = contextvars.copy_context()
    ctx.run(v.set, 'ctx')
    loop.call_soon(cb, 3, context=ctx)
    loop.call_later(0.01, cb, 4)
    loop.call_later(0.01, cb, 5, context=ctx)
    await asyncio.sleep(0.05)
    print(v.get(), ctx[v])
    t = asyncio.create_task(child('t'), context=ctx)
    await t
    print(ctx[v], v.get())
    f = loop.create_future()
    f.add_done_callback(lambda f: print('done', v.get()))
    f.add_done_callback(lambda f: print('done', v.get()), context=ctx)
    v.set('after')
    f.set_result(1)
    await asyncio.sleep(0)
    print(await asyncio.to_thread(v.get))
    print(await loop.run_in_executor(None, v.get))

    async def gen():
        v.set('gen')
        yield v.get()
        yield v.get()
    async for x in gen():
        print(x, v.get())
        v.set('loop')
asyncio.run(main())
print(v.get())
with asyncio.Runner() as r:

    async def f():
        v.set('in runner')
        return v.get()
    print(r.run(f()))

    async def g():
        return v.get()
    print(r.run(g()))
    c = contextvars.copy_context()
    print(r.run(f(), context=c), c[v])
