import asyncio

async def ok(i, d=0):
    await asyncio.sleep(d)
    return i

async def bad(d, e):
    await asyncio.sleep(d)
    raise e

async def main():
    f = asyncio.ensure_future(ok(1))
    print(await asyncio.gather(f, f, ok(2), f))
    c = ok(3)
    print(await asyncio.gather(c, c))
    print(await asyncio.gather())
    try:
        await asyncio.gather(ok(1, .1), bad(.05, ValueError('x')), bad(.07, KeyError('y')))
    except ValueError as e:
        print(repr(e))
    await asyncio.sleep(1)
    print(await asyncio.gather(ok(1, .1), bad(.05, ValueError('x')), return_exceptions=True))
    t = asyncio.create_task(ok(5, 10))
    g = asyncio.gather(t, ok(1), return_exceptions=True)
    await asyncio.sleep(0)
    t.cancel('stop')
    print(await g)
    t = asyncio.create_task(ok(5, 10))
    g = asyncio.gather(t, ok(1), return_exceptions=True)
    await asyncio.sleep(0)
    t.cancel()
    print(await g)
    g = asyncio.gather(ok(1, 5), ok(2, 5))
    await asyncio.sleep(0)
    print(g.cancel('why'))
    try:
        await g
    except asyncio.CancelledError as e:
        print(repr(e))
    t = asyncio.create_task(ok(5, 10))
    g = asyncio.gather(t, ok(1))
    await asyncio.sleep(0)
    t.cancel()
    try:
        print(await g)
    except asyncio.CancelledError as e:
        print('c', repr(e), g.cancelled())
    g = asyncio.gather(ok(1, 5), ok(2, 5), return_exceptions=True)
    await asyncio.sleep(0)
    print(g.cancel('why'))
    try:
        print(await g)
    except asyncio.CancelledError as e:
        print(repr(e))
    try:
        await asyncio.gather(ok(1), 5)
    except TypeError as e:
        print(e)
    try:
        await asyncio.gather(5)
    except TypeError as e:
        print(e)
    class A:
        def __await__(self):
            yield from asyncio.sleep(0).__await__()
            return 'A'
    a = A()
    print(await asyncio.gather(a, a, A(), ok(1)))

asyncio.run(main())
