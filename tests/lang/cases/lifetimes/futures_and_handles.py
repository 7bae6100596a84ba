# How long futures, handles and what they were given last.
class L:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
import asyncio, weakref
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    f.add_done_callback(lambda fut: print("done cb"))
    w = weakref.ref(f, lambda r: print("future gone"))
    f.set_result(L("res"))
    del f
    print("del f")
    await asyncio.sleep(0)
    print("slept")
    h = loop.call_later(10, print, L("arg"))
    h.cancel()
    print("cancelled")
    del h
    print("h gone")
    loop.call_soon(lambda x: None, L("soon"))
    await asyncio.sleep(0)
    print("ran")
    t = asyncio.create_task(asyncio.sleep(0), name="n")
    wt = weakref.ref(t, lambda r: print("task gone"))
    del t
    await asyncio.sleep(0); await asyncio.sleep(0)
    print("slept")
    async with asyncio.timeout(5) as cmg: cmg.x = L("timeout attr") if hasattr(cmg, "__dict__") else 0
    del cmg
    print("timeout gone")
    s = asyncio.shield(asyncio.sleep(0, L("sh")))
    await s
    del s
    print("s")
asyncio.run(main())
print("end")
