"""A hundred workers at a queue, for ever."""
import asyncio


async def worker(jobs, done):
    while True:
        n = await jobs.get()
        total = 0
        for i in range(n % 5):
            total += i * n
        done.append(total)
        if len(done) > 50:
            done.clear()
        await asyncio.sleep(n % 7 / 100)
        jobs.task_done()


async def main():
    jobs = asyncio.Queue(20)
    done = []
    workers = [asyncio.create_task(worker(jobs, done), name=f"worker {i}") for i in range(100)]
    n = 0
    while workers:
        await jobs.put(n)
        n += 1
        if n % 100 == 0:
            print("so far", n)


asyncio.run(main())
