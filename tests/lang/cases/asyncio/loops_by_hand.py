import asyncio, time


async def t1():
    print('t1')
    await asyncio.sleep(0.01)
    print('t1 end')
loop = asyncio.get_event_loop()
loop.create_task(t1())
loop.run_until_complete(asyncio.sleep(0.03))
asyncio.ensure_future(t1())
loop.call_later(0.03, loop.stop)
loop.run_forever()


async def ret():
    return 3
print(loop.run_until_complete(asyncio.gather(ret(), ret())))
print(loop.run_until_complete(asyncio.wait([loop.create_task(ret())]))[0].pop().result())


async def err():
    raise TypeError('e')
try:
    loop.run_until_complete(err())
except TypeError as e:
    print(e)
print(loop.run_until_complete(asyncio.wait_for(ret(), 1)))
loop.close()
asyncio.set_event_loop(asyncio.new_event_loop())
loop = asyncio.get_event_loop()
fut = asyncio.ensure_future(ret())
print(fut.done())
loop.run_until_complete(fut)
print(fut.result())


def cb(n, loop):
    print('cb', n)
    if n:
        loop.call_later(0.01, cb, n - 1, loop)
    else:
        loop.stop()
loop.call_soon(cb, 3, loop)
loop.run_forever()
q = asyncio.Queue()


async def prod():
    for i in range(3):
        await q.put(i)
        await asyncio.sleep(0.01)
    await q.put(None)


async def cons():
    while (x := (await q.get())) is not None:
        print('item', x)
loop.run_until_complete(asyncio.gather(prod(), cons()))

@asyncio.coroutines.types.coroutine if hasattr(asyncio.coroutines, 'types') else __import__('types').coroutine

def old():
    yield from asyncio.sleep(0.01)
    return 'old'
print(loop.run_until_complete(old()))
loop.close()


class AIter:

    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


async def m():
    async for x in AIter(3):
        print(x)
    else:
        print('else')
    print([x async for x in AIter(2)], {x: 1 async for x in AIter(2)}, await anext(AIter(1)), await anext(AIter(0), 'dflt'))
    start = time.monotonic()
    await asyncio.gather(*(asyncio.sleep(1) for _ in range(10)))
    print(round(time.monotonic() - start, 1))
    start = time.time()
    for d in (1, 2):
        await asyncio.sleep(d)
    print(int(time.time() - start))
    t1 = asyncio.create_task(asyncio.sleep(1))
    t2 = asyncio.create_task(asyncio.sleep(2))
    start = time.perf_counter()
    await t1
    await t2
    print(f'{time.perf_counter() - start:0.2f} seconds.')
asyncio.run(m())
