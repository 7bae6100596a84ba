# How long the values of context variables last.
class L:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
import asyncio, contextvars
v = contextvars.ContextVar("v")
async def child():
    v.set(L("child value"))
    print("child", v.get().n)
async def main():
    v.set(L("main value"))
    t = asyncio.create_task(child())
    await t
    print("awaited")
    del t
    await asyncio.sleep(0)
    print("slept")
    ctx = contextvars.copy_context()
    ctx.run(v.set, L("ctx value"))
    del ctx
    print("ctx gone")
    tok = v.set(L("third"))
    v.reset(tok)
    print("reset")
    del tok
    print("tok gone")
asyncio.run(main())
print("end")
