import asyncio
F = __file__


def show(*x):
    print(*(str(y).replace(F, 'F') for y in x))


async def sub(n=0):
    await asyncio.sleep(n)
    return n


class Y:

    def __init__(s, v):
        s.v = v

    def __await__(self):
        try:
            yield self.v
        except BaseException as e:
            show('in', type(e).__name__, e)
            raise


async def other():
    for i in range(3):
        print('other', i)
        await asyncio.sleep(0)


async def y(v):
    await Y(v)


async def main():
    loop = asyncio.get_running_loop()
    asyncio.create_task(other())
    try:
        await asyncio.create_task(y(5))
    except RuntimeError as e:
        show(e)
    try:
        await asyncio.create_task(y(loop.create_future()))
    except RuntimeError as e:
        show(e)
    l2 = asyncio.new_event_loop()
    f = l2.create_future()

    async def w():
        await f
    try:
        await asyncio.create_task(w())
    except RuntimeError as e:
        show(e)
    l2.close()
    t = asyncio.create_task(y(5))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError as e:
        show('cancelled')
    await asyncio.sleep(0)
asyncio.run(main())
