import asyncio


async def put(queue):
    for i in range(3):
        await queue.put(i)
        print("put", i, queue.qsize(), queue.full())


async def main():
    queue = asyncio.Queue(1)
    task = asyncio.create_task(put(queue))
    await asyncio.sleep(0)
    for _ in range(3):
        print("got", await queue.get())
        queue.task_done()
        await asyncio.sleep(0)
    await queue.join()
    await task


asyncio.run(main())
