# When what was awaited goes: what a task waited for lasts as long as the step that it has led to.
import asyncio, weakref
class R:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
async def f(n): return R(n)
async def boom(): raise ValueError(R("exc"))
async def main():
    t = asyncio.create_task(f(1))
    weakref.finalize(t, print, "task 1 gone")
    r = await t
    del r
    print("del t")
    del t
    print("sleep")
    await asyncio.sleep(0)
    print("slept")
    await asyncio.create_task(f(2))
    print("two")
    await asyncio.sleep(0)
    print("slept")
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(fut.set_result, R(3))
    await fut
    del fut
    print("three")
    await asyncio.sleep(0)
    print("slept")
    await asyncio.gather(f(4), f(5))
    print("gathered")
    await asyncio.sleep(0)
    print("slept")
    try:
        await asyncio.create_task(boom())
    except ValueError: print("caught")
    await asyncio.sleep(0)
    print("slept")
    t = asyncio.create_task(f(6))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await t
    del t
    print("done before")
    await asyncio.sleep(0)
    print("slept")
    await asyncio.wait_for(f(7), 1)
    print("waited")
    await asyncio.sleep(0)
    print("slept")
    async with asyncio.TaskGroup() as tg:
        tg.create_task(f(8))
    print("group")
    await asyncio.sleep(0)
    print("slept")
    d, p = await asyncio.wait([asyncio.create_task(f(9))])
    del d
    print("waited")
    await asyncio.sleep(0)
    print("slept")
    await asyncio.shield(f(10))
    print("shield")
    await asyncio.sleep(0)
    print("slept")
    for c in asyncio.as_completed([f(11)]):
        await c
        print("got")
    await asyncio.sleep(0)
    print("slept")
    await asyncio.create_task(f(12))
    print("end of main")
asyncio.run(main())
print("end")
