import asyncio


async def worker(number, jobs):
    while True:
        n = await jobs.get()
        await asyncio.sleep(n % 7 / 10)
        if n % 50 == 0:
            print("worker", number, "did", n)
        jobs.task_done()


async def main():
    jobs = asyncio.Queue()
    for n in range(400):
        jobs.put_nowait(n)
    pool = [asyncio.create_task(worker(i, jobs), name=f"w{i}") for i in range(199)]
    await jobs.join()
    for task in pool:
        task.cancel()
    await asyncio.gather(*pool, return_exceptions=True)


asyncio.run(main())
