# The future that a getter awaits is that wait's own, also if the program keeps it.
import asyncio


def take_note(log, name):
    return lambda future: log.append((name, future.result()))


async def main():
    queue, log = asyncio.Queue(1), []
    for i in range(3):
        getter = asyncio.create_task(queue.get())
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    kept = list(queue._getters)
    kept[1].add_done_callback(take_note(log, "second"))
    print(len(set(kept)), [future.done() for future in kept])
    for i in range(3):
        await queue.put(i)
    print(await getter, log, [future.result() for future in kept])

    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    again = queue._getters[0]
    print(any(again is future for future in kept), again.done())
    getter.cancel()
    await asyncio.wait([getter])
    print(again.cancelled(), getter.cancelled(), len(queue._getters))

    for i in range(3):
        getter = asyncio.create_task(queue.get())
        await asyncio.sleep(0)
        queue.put_nowait(i)
        print(await getter, queue._getters, queue._putters)
    await asyncio.sleep(0.001)
    await asyncio.sleep(0.001)


asyncio.run(main())
asyncio.run(main())
