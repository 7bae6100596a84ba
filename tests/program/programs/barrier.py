import asyncio

async def runner(name, barrier, gun, cond, state):
    await barrier.wait()
    print(name, "ready")
    await gun.wait()
    await asyncio.sleep(len(name) / 10)
    async with cond:
        state.append(name)
        cond.notify_all()

async def referee(cond, state):
    async with cond:
        await cond.wait_for(lambda: len(state) == 3)
    print("order", state)

async def main():
    barrier, gun, cond, state = asyncio.Barrier(4), asyncio.Event(), asyncio.Condition(), []
    async with asyncio.TaskGroup() as tg:
        for name in ("fox", "rabbit", "hare"):
            tg.create_task(runner(name, barrier, gun, cond, state), name=name)
        tg.create_task(referee(cond, state), name="referee")
        await barrier.wait()
        await asyncio.sleep(1)
        gun.set()
    assert not gun.is_set()

asyncio.run(main())
