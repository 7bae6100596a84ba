import asyncio

async def producer(queue):
    for i in range(4):
        await queue.put(i)
        print("put", i, queue)

async def consumer(queue):
    while True:
        item = await queue.get()
        print("got", item)
        await asyncio.sleep(0.01)
        queue.task_done()

async def main():
    queue = asyncio.Queue(maxsize=2)
    worker = asyncio.create_task(consumer(queue))
    await producer(queue)
    await queue.join()
    worker.cancel()
    print(queue.empty(), queue.full(), queue.qsize(), queue.maxsize)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as error:
        print(repr(error))
    for _ in range(3):
        try:
            queue.task_done()
        except ValueError as error:
            print(error)

asyncio.run(main())
