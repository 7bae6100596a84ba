# How long the items of a queue last.
class L:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
import asyncio
async def worker(q):
    try:
        while True:
            item = await q.get()
            print("item", item.n)
            q.task_done()
    finally: print("worker ends")
async def main():
    q = asyncio.Queue()
    t = asyncio.create_task(worker(q))
    for i in range(3): q.put_nowait(L(i))
    await q.join()
    print("joined")
    t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled")
    del t
    print("main ends")
asyncio.run(main())
print("end")
