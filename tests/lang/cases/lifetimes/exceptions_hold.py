# What an exception that a task or gather keeps holds on to.
class L:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
import asyncio
async def bad():
    x = L("x")
    raise ValueError("bad")
async def main():
    t = asyncio.create_task(bad())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("before del")
    del t
    print("after del")
    r = await asyncio.gather(bad(), bad(), return_exceptions=True)
    print(len(r))
    del r
    print("r gone")
    try: await bad()
    except ValueError as e: y = e
    print("kept")
    del y
    print("y gone")
asyncio.run(main())
