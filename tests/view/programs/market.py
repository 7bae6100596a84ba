import asyncio, sys, time

stall = {"fruit": [{"name": "fig", "from": ["Izmir", ["east", "west"]]}, "pear"], "open": True}


async def buyer(box, counter):
    async with counter:
        got = await box
    return got


async def porter(crates):
    while True:
        crate = await crates.get()
        print("porter has", crate)


async def main():
    loop = asyncio.get_running_loop()
    kept, lost, gone = loop.create_future(), loop.create_future(), loop.create_future()
    counter, crates = asyncio.Lock(), asyncio.Queue(2)
    names = ("ann", "bob", "cid")
    buyers = [asyncio.create_task(buyer(box, counter), name=name) for name, box in zip(names, (kept, lost, gone))]
    man = asyncio.create_task(porter(crates), name="porter")
    clerk = asyncio.create_task(asyncio.to_thread(time.sleep, 5), name="clerk")
    await asyncio.sleep(1)
    await crates.put("apples")
    await crates.put("pears")
    kept.set_result("a fig")
    lost.set_exception(ValueError("it fell"))
    gone.cancel()
    print("late", file=sys.stderr)
    await asyncio.sleep(2)
    done = await asyncio.gather(*buyers, return_exceptions=True)
    print(done)
    man.cancel()
    await clerk


asyncio.run(main())
