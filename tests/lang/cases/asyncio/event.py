import asyncio

async def waiter(name, event):
    print(name, await event.wait())

async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(name, event)) for name in "ab"]
    await asyncio.sleep(0)
    print(event.is_set(), repr(event).split("[")[1])
    event.set()
    event.clear()
    await asyncio.gather(*tasks)
    event.set()
    print(await event.wait())

asyncio.run(main())
