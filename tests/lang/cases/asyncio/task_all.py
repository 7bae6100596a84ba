import asyncio
F = __file__


def show(x):
    print(str(x).replace(F, 'F'))


async def sub(n=0):
    await asyncio.sleep(n)
    return n


async def main():
    me = asyncio.current_task()
    print(me.get_name(), me.done(), me in asyncio.all_tasks(), len(asyncio.all_tasks()))
    t = asyncio.create_task(sub(0.01))
    print(len(asyncio.all_tasks()))
    show(t)
    await asyncio.sleep(0)
    show(t)
    print([f.f_code.co_name for f in t.get_stack()], t.get_coro().cr_running, t.get_coro().cr_await is not None)
    t.print_stack(file=__import__('sys').stdout)
    await t
    t.print_stack(file=__import__('sys').stdout)
    print(t.get_stack())

    async def bad():
        x = 1
        raise ValueError('v')
    b = asyncio.create_task(bad())
    try:
        await b
    except ValueError:
        pass
    b.print_stack(file=__import__('sys').stdout)
    print(len(b.get_stack()))

    async def c():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError as e:
            print('got', e.args)
            raise
    for m in (None, 'm'):
        t = asyncio.create_task(c())
        await asyncio.sleep(0)
        print(t.cancel(m), t.cancelling(), t.cancelled())
        try:
            await t
        except asyncio.CancelledError as e:
            print('out', e.args, t.cancelled())
        try:
            t.result()
        except asyncio.CancelledError as e:
            print('res', e.args)
        try:
            t.exception()
        except asyncio.CancelledError as e:
            print('exc', e.args)

    async def refuse():
        for i in range(2):
            try:
                await asyncio.sleep(0.01)
            except asyncio.CancelledError:
                print('refuse', asyncio.current_task().cancelling())
                print(asyncio.current_task().uncancel())
        return 'ok'
    t = asyncio.create_task(refuse())
    await asyncio.sleep(0)
    t.cancel()
    t.cancel()
    print(t.cancelling())
    print(await t, t.cancelled())
    t = asyncio.create_task(c())
    t.cancel('early')
    try:
        await t
    except asyncio.CancelledError as e:
        print('early', e.args)

    async def selfc():
        asyncio.current_task().cancel()
        print('still')
        await asyncio.sleep(0)
        print('no')
    t = asyncio.create_task(selfc())
    await asyncio.wait([t])
    print(t.cancelled())

    async def selfd():
        asyncio.current_task().cancel()
        return 5
    t = asyncio.create_task(selfd())
    await asyncio.wait([t])
    print(t.cancelled())

    async def ws():
        await asyncio.current_task()
    try:
        await asyncio.create_task(ws())
    except RuntimeError as e:
        show(e)

    class Y:

        def __await__(self):
            yield 5

    async def y():
        await Y()
    try:
        await asyncio.create_task(y())
    except RuntimeError as e:
        show(e)

    class Y2:

        def __await__(self):
            yield asyncio.get_running_loop().create_future()

    async def y2():
        await Y2()
    try:
        await asyncio.create_task(y2())
    except RuntimeError as e:
        show(e)

    async def se():
        raise SystemExit(3)

    async def si():
        raise StopIteration
    try:
        await asyncio.create_task(si())
    except RuntimeError as e:
        print(e)
    print(asyncio.iscoroutine(se), asyncio.iscoroutinefunction(se), asyncio.iscoroutinefunction(main), asyncio.iscoroutinefunction(print))
    co = sub()
    print(asyncio.iscoroutine(co))
    co.close()
    print(asyncio.current_task(asyncio.get_running_loop()) is me)
asyncio.run(main())
try:
    asyncio.current_task()
except RuntimeError as e:
    print(e)
try:
    asyncio.all_tasks()
except RuntimeError as e:
    print(e)
co = sub()
try:
    asyncio.create_task(co)
except RuntimeError as e:
    print(e)
co.close()
