import asyncio

async def consumer(name, condition, items):
    async with condition:
        await condition.wait_for(lambda: items)
        print(name, items.pop())

async def main():
    condition, items = asyncio.Condition(), []
    tasks = [asyncio.create_task(consumer(name, condition, items)) for name in "ab"]
    await asyncio.sleep(0)
    async with condition:
        items.append(1)
        condition.notify()
    await asyncio.sleep(0.01)
    async with condition:
        items.append(2)
        condition.notify_all()
    await asyncio.gather(*tasks)
    for wrong in condition.notify, condition.notify_all:
        try:
            wrong()
        except RuntimeError as error:
            print(error)

asyncio.run(main())
