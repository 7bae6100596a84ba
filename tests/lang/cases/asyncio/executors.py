import asyncio
import concurrent.futures
import threading
import time


def block(n):
    print("block", n, threading.current_thread().name.rstrip("012"))
    time.sleep(n / 10)
    print("done", n)
    return n


async def tick():
    for i in range(4):
        print("tick", i)
        await asyncio.sleep(0.07)


def bad():
    raise ValueError("x")


async def main():
    begin = time.perf_counter()
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(tick())
    print(await asyncio.gather(*(asyncio.to_thread(block, i) for i in (3, 1, 2))))
    await task
    print(f"{time.perf_counter() - begin:.1f}")
    with concurrent.futures.ThreadPoolExecutor(2, thread_name_prefix="mine") as pool:
        print(await loop.run_in_executor(pool, block, 1))
    try:
        await asyncio.to_thread(bad)
    except ValueError as error:
        print(repr(error))
    try:
        await asyncio.wait_for(asyncio.to_thread(block, 3), 0.1)
    except asyncio.TimeoutError:
        print("timeout")


asyncio.run(main())
print("end", threading.active_count())
