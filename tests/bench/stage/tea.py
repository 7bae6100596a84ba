import asyncio, time

async def fetch(page, seconds, gate):
    async with gate:
        print(page, "starts")
        await asyncio.sleep(seconds)
    return page.lower()

async def spinner():
    while True:
        print(".")
        await asyncio.sleep(1)

async def backup():
    await asyncio.to_thread(time.sleep, 6)

async def main():
    gate = asyncio.Semaphore(2)
    jobs = [asyncio.create_task(fetch(p, s, gate), name=p)
            for p, s in zip("ABCD", (1, 3, 4, 5))]
    spin = asyncio.create_task(spinner(), name="spin")
    disk = asyncio.create_task(backup(), name="disk")
    await asyncio.sleep(2)
    jobs[3].cancel()
    async with asyncio.timeout(9):
        pages = await asyncio.gather(*jobs[:3])
    spin.cancel()
    print(pages)

asyncio.run(main())
