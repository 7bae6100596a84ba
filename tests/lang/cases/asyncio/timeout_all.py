import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.01) as cm:
            print(repr(cm)[:16], cm.expired())
            await asyncio.sleep(1)
    except TimeoutError as e:
        print('TO', repr(e), repr(e.__cause__), cm.expired(), cm)
    async with asyncio.timeout(1) as cm:
        await asyncio.sleep(0)
    print(cm.expired(), cm)
    async with asyncio.timeout(None) as cm:
        print(cm.when(), cm)
        await asyncio.sleep(0.01)
        cm.reschedule(loop.time() + 1)
        print(cm.when() is None)
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            await asyncio.sleep(1)
            print('no')
    except TimeoutError:
        print('past')
    try:
        async with asyncio.timeout(0):
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            print('0')
    except TimeoutError:
        print('zero')
    try:
        async with asyncio.timeout(1) as o:
            async with asyncio.timeout(0.01) as i:
                await asyncio.sleep(0.5)
    except TimeoutError:
        print(o.expired(), i.expired())
    try:
        cm.reschedule(1)
    except RuntimeError as e:
        print(e)
    t = asyncio.timeout(1)
    try:
        t.reschedule(1)
    except RuntimeError as e:
        print(e)
    try:
        async with cm:
            pass
    except RuntimeError as e:
        print(e)
    print(t)
    try:
        async with asyncio.timeout(0.01):
            raise ValueError(1)
    except ValueError:
        print('own')
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                raise KeyError('x')
    except KeyError as e:
        print(repr(e))

    async def victim():
        async with asyncio.timeout(1):
            await asyncio.sleep(1)
    t = asyncio.create_task(victim())
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print('cancelled')
    try:
        async with asyncio.timeout(0.02) as cm:
            await asyncio.sleep(0.01)
            cm.reschedule(loop.time() + 0.03)
            await asyncio.sleep(0.02)
            print('extended')
            await asyncio.sleep(1)
    except TimeoutError:
        print('finally')
    print(asyncio.current_task().cancelling())
asyncio.run(main())
try:
    asyncio.timeout(1)
except RuntimeError as e:
    print(e)
