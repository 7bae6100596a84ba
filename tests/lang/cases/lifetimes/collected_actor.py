# Objects whose tasks wait at what only they hold are collected with them.
class L:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
import asyncio, gc
class Actor:
    def __init__(s, n):
        s.n = n; s.q = asyncio.Queue(); s.task = asyncio.create_task(s.run())
    async def run(s):
        try:
            while True: print("got", await s.q.get())
        finally: print("actor ends", s.n)
    def __del__(s): print("del actor", s.n)
async def main():
    a = Actor(1)
    await asyncio.sleep(0)
    a.q.put_nowait("x")
    await asyncio.sleep(0)
    del a
    print("collect"); gc.collect(); print("collected")
    await asyncio.sleep(0)
    e = asyncio.Event()
    async def waits():
        try: await e.wait()
        finally: print("waits ends")
    t = asyncio.create_task(waits())
    await asyncio.sleep(0)
    del e, waits, t
    print("collect"); gc.collect(); print("collected")
import logging, sys
logging.basicConfig(stream=sys.stdout, format="%(message).34s")
asyncio.run(main())
