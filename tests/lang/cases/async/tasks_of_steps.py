import asyncio
async def agen(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i
async def main():
    a, b = agen(3), agen(2)
    t = asyncio.create_task(a.__anext__())
    print(await t)
    print(await asyncio.gather(a.asend(None), b.__anext__()))
    print(await asyncio.wait_for(anext(a), 1))
    pending = {asyncio.ensure_future(x.__anext__()): x for x in (agen(2), agen(3))}
    while pending:
        done, _ = await asyncio.wait(list(pending), return_when=asyncio.FIRST_COMPLETED)
        for task in sorted(done, key=lambda t: t.get_name()):
            source = pending.pop(task)
            try:
                print(task.result())
            except StopAsyncIteration:
                print("end")
                continue
            pending[asyncio.create_task(source.__anext__())] = source
    try:
        asyncio.create_task(5)
    except TypeError as e:
        print(e)
    print(asyncio.iscoroutine(a.asend(None)), asyncio.iscoroutine(5))
asyncio.run(main())
