# A circle through what a coroutine awaits: an own __await__, async with, an async comprehension.
import asyncio, gc, types
@types.coroutine
def sw():
    x = yield
    return x
async def f(me):
    try: await sw()
    finally: print("f ends")
class O: pass
o = O(); o.c = f(o); o.c.send(None)
del o; gc.collect(); print("collected")
async def g(me):
    async with M(me):
        await sw()
class M:
    def __init__(s, me): s.me = me
    async def __aenter__(s): return s
    async def __aexit__(s, *a): print("aexit", a[0])
o = O(); o.c = g(o); o.c.send(None)
del o; gc.collect(); print("collected")
async def h(me):
    return [x async for x in agen(me)]
async def agen(me):
    try:
        await sw()
        yield 1
    finally: print("agen ends")
o = O(); o.c = h(o); o.c.send(None)
del o; gc.collect(); print("collected")
