# When the result of an await or yield from goes that nobody keeps.
import asyncio
class R:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
async def f(n): return R(n)
async def g(n):
    r = await f(n)
    print("got", n)
    return r
def gen(n):
    yield R(n)
    return R(n + 1)
def outer(n):
    yield from gen(n)
    print("after")
    x = yield from gen(n + 2)
    print("x")
    del x
    print("end outer")
class Aw:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return R(60)
async def main():
    await f(1)
    print("1")
    await g(2)
    print("2")
    r = await g(3)
    del r
    print("3")
    await Aw()
    print("60")
    await asyncio.sleep(0, R(70))
    print("70")
    await asyncio.sleep(0.1, R(71))
    print("71")
    await asyncio.wait_for(f(7), 1)
    print("waited")
    await asyncio.sleep(0)
    print("slept")
    q = asyncio.Queue()
    q.put_nowait(R(80)); await q.get(); print("80")
    asyncio.get_running_loop().call_later(0.1, q.put_nowait, R(81)); await q.get(); print("81")
    async def ag():
        yield R(90)
        print("next")
        yield R(91)
    async for x in ag(): print("item")
    del x
    print("ag")
    async with asyncio.timeout(1): await f(95)
    print("t")
asyncio.run(main())
for r in outer(30): pass
del r
print("end")
