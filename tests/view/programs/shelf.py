import asyncio

SHELF = {"a": 7, "c": 9, "d": 4}

async def fetch(page, seconds):
    await asyncio.sleep(seconds)
    return SHELF[page]

async def spinner():
    while True:
        print(".")
        await asyncio.sleep(1)

async def load(pages):
    async with asyncio.TaskGroup() as group:
        for page, s in zip(pages, (1, 2, 4, 5)):
            group.create_task(
                fetch(page, s), name=page.upper())

async def main():
    spin = asyncio.create_task(
        spinner(), name="spin")
    await load("abcd")
    spin.cancel()

asyncio.run(main())
