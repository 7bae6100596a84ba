# An async generator that is left in the middle is closed by its loop.
class L:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
import asyncio
async def ag(n):
    x = L(n)
    try:
        yield 1
        yield 2
    finally:
        print("ag finally", n)
        await asyncio.sleep(0)
        print("ag done", n)
async def main():
    async for i in ag("break"):
        break
    print("after break")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("slept")
    a = ag("del"); await a.__anext__()
    del a
    print("deleted")
    await asyncio.sleep(0.1)
    b = ag("aclose"); await b.__anext__(); await b.aclose()
    print("closed")
    global kept
    kept = ag("kept"); await kept.__anext__()
    return 1
asyncio.run(main())
print("end")
