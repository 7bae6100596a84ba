import asyncio


async def job(n):
    await asyncio.sleep(n / 100)
    if n == 3:
        raise ValueError(n)
    return n


async def main():
    for rw in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        ts = [asyncio.create_task(job(n), name=f'j{n}') for n in (1, 3, 5)]
        d, p = await asyncio.wait(ts, return_when=rw)
        print(rw, sorted((t.get_name() for t in d)), sorted((t.get_name() for t in p)))
        for t in p:
            t.cancel()
        for t in d:
            t.exception()
    ts = [asyncio.create_task(job(n), name=f'j{n}') for n in (1, 50)]
    d, p = await asyncio.wait(ts, timeout=0.05)
    print(len(d), len(p))
    for a in ([], job(1), ts[0], None):
        try:
            await asyncio.wait(a)
        except Exception as e:
            print(type(e).__name__, e)
    try:
        await asyncio.wait(ts, return_when='x')
    except ValueError as e:
        print(e)
    d, p = await asyncio.wait({ts[0]})
    print(len(d), len(p))
    d, p = await asyncio.wait(iter([ts[0], ts[0]]), timeout=0)
    print(len(d), len(p))
    print(await asyncio.wait_for(job(1), 1), await asyncio.wait_for(job(1), None))
    try:
        await asyncio.wait_for(job(50), 0.01)
    except asyncio.TimeoutError as e:
        print('TO', repr(e), type(e.__cause__), type(e.__context__))
    try:
        await asyncio.wait_for(job(50), 0)
    except TimeoutError as e:
        print('TO', repr(e), repr(e.__cause__))
    t = asyncio.create_task(job(0))
    await asyncio.sleep(0.02)
    print(await asyncio.wait_for(t, 0))

    async def stubborn():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print('refuses')
            await asyncio.sleep(0.01)
            return 'r'
    print(await asyncio.wait_for(stubborn(), 0.01))

    async def fails():
        try:
            await asyncio.sleep(1)
        finally:
            raise KeyError('k')
    try:
        await asyncio.wait_for(fails(), 0.01)
    except KeyError as e:
        print(repr(e))

    async def outer():
        await asyncio.wait_for(job(50), 1)
    t = asyncio.create_task(outer())
    await asyncio.sleep(0.01)
    t.cancel('msg')
    try:
        await t
    except asyncio.CancelledError as e:
        print('c', e.args, t.cancelled())
    try:
        await asyncio.wait_for(5, 1)
    except TypeError as e:
        print(e)
    try:
        await asyncio.wait_for(job(3), 1)
    except ValueError as e:
        print(e)
    for f in asyncio.as_completed([job(4), job(1), job(2)]):
        print(await f)
    try:
        for f in asyncio.as_completed([job(50), job(1)], timeout=0.05):
            print(await f)
    except TimeoutError as e:
        print('to', repr(e))
    try:
        asyncio.as_completed(job(1))
    except TypeError as e:
        print(e)
    try:
        list(asyncio.as_completed(job(1)))
    except TypeError as e:
        print(e)
    for f in asyncio.as_completed([]):
        print('none')
    f = next(asyncio.as_completed([job(3)]))
    print(asyncio.iscoroutine(f), f.__qualname__)
    try:
        await f
    except ValueError as e:
        print(e)

    async def inner():
        await asyncio.sleep(0.02)
        print('inner done')
        return 7
    t = asyncio.create_task(inner())
    s = asyncio.shield(t)
    try:
        await asyncio.wait_for(s, 0.01)
    except TimeoutError:
        print('outer TO', t.done(), s.cancelled())
    print(await t)
    print(asyncio.shield(t) is t)
    t = asyncio.create_task(inner())
    s = asyncio.shield(t)
    await asyncio.sleep(0)
    t.cancel()
    try:
        await s
    except asyncio.CancelledError:
        print('inner cancelled', s.cancelled())
    s = asyncio.shield(job(3))
    try:
        await s
    except ValueError as e:
        print(e)
asyncio.run(main())
