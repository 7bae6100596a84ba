import asyncio


async def ok(n, d=0):
    await asyncio.sleep(d)
    print('ok', n)
    return n


async def bad(n, d=0):
    await asyncio.sleep(d)
    raise ValueError(n)


async def main():
    print(await asyncio.gather())
    print(await asyncio.gather(ok(1, 0.02), ok(2, 0.01)))
    c = ok(3)
    print(await asyncio.gather(c, c, ok(4)))
    try:
        await asyncio.gather(ok(5, 0.02), bad(6, 0.01))
    except ValueError as e:
        print('err', e)
    await asyncio.sleep(0.05)
    print(await asyncio.gather(ok(5, 0.02), bad(6, 0.01), return_exceptions=True))
    g = asyncio.gather(ok(7, 1), ok(8, 1))
    await asyncio.sleep(0)
    print(g.cancel())
    try:
        await g
    except asyncio.CancelledError as e:
        print('cancelled', e.args)
    print(g, g.cancelled(), g.done())
    g = asyncio.gather(ok(7, 1), ok(8, 1), return_exceptions=True)
    await asyncio.sleep(0)
    print(g.cancel('why'))
    try:
        print(await g)
    except asyncio.CancelledError as e:
        print('cancelled', e.args)
    t = asyncio.create_task(ok(9, 1))
    g = asyncio.gather(t, ok(10, 0.01))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await g
    except asyncio.CancelledError as e:
        print('child cancelled', e.args)
    t = asyncio.create_task(ok(9, 1))
    g = asyncio.gather(t, ok(10, 0.01), return_exceptions=True)
    await asyncio.sleep(0)
    t.cancel('m')
    print(await g)
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.01, f.set_result, 5)
    print(await asyncio.gather(f, asyncio.sleep(0.01, 6)))
    try:
        asyncio.gather(5)
    except TypeError as e:
        print(e)

    async def outer():
        try:
            await asyncio.gather(ok(1, 1), ok(2, 1))
        except asyncio.CancelledError:
            print('outer cancelled')
            raise
    t = asyncio.create_task(outer())
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print('t', t.cancelled())
    e = asyncio.gather()
    print(e.done(), e.result(), type(e))
asyncio.run(main())
try:
    asyncio.gather()
except Exception as e:
    print(type(e), e)
