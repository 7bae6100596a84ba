import asyncio

async def job(delay, fails=False):
    await asyncio.sleep(delay)
    if fails:
        raise ValueError(delay)
    return delay

async def main():
    tasks = [asyncio.create_task(job(d)) for d in (0.01, 0.02, 0.03)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [t.result() for t in done])
    done, pending = await asyncio.wait(tasks, timeout=0.015)
    print(sorted(t.result() for t in done), len(pending))
    done, pending = await asyncio.wait(tasks)
    print(sorted(t.result() for t in done), pending)
    tasks = [asyncio.create_task(job(0.02)), asyncio.create_task(job(0.01, True))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print([repr(t.exception()) for t in done], len(pending))
    for wrong in [], tasks[0]:
        try:
            await asyncio.wait(wrong)
        except (ValueError, TypeError) as error:
            print(error)

asyncio.run(main())
