import asyncio, time, threading, queue
from concurrent.futures import ThreadPoolExecutor

def slow(n):
    time.sleep(n)
    return n * 2

async def ticker():
    for _ in range(4):
        print("tick")
        await asyncio.sleep(0.3)

async def main():
    loop = asyncio.get_running_loop()
    tick = asyncio.create_task(ticker(), name="ticker")
    with ThreadPoolExecutor(2) as pool:
        results = await asyncio.gather(*(loop.run_in_executor(pool, slow, n) for n in (0.5, 0.2)))
    print(results, await asyncio.to_thread(slow, 0.1))
    time.sleep(0.5)
    await tick

asyncio.run(main())

box = queue.Queue()
def worker():
    while (item := box.get()) is not None:
        print("thread has", item)
thread = threading.Thread(target=worker, name="helper")
thread.start()
for i in range(3):
    box.put(i)
box.put(None)
thread.join()
