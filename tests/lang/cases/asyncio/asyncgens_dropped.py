# Async generators that are dropped, kept and closed.
import asyncio, sys
async def ag(name):
    try:
        print("start", name)
        for i in range(5):
            yield i
            await asyncio.sleep(0)
    except BaseException as e:
        print("exc", name, repr(e)); raise
    finally:
        print("fin begin", name)
        await asyncio.sleep(0)
        print("fin end", name)
async def main():
    async for x in ag("a"):
        print(x)
        if x == 1: break
    print("after a")
    await asyncio.sleep(0.01)
    print("slept")
    g = ag("b")
    print(await g.__anext__())
    del g
    print("deleted b")
    await asyncio.sleep(0.01)
    global kept
    kept = ag("c")
    print(await anext(kept))
    g2 = ag("never-started")
    del g2
    k2 = ag("d")
    print(await anext(k2))
    await k2.aclose()
    print("main end")
asyncio.run(main())
print("done", kept)
print(sys.get_asyncgen_hooks())
