import asyncio


async def work():
    await asyncio.sleep(0)


async def main():
    mine = asyncio.create_task(work(), name="mine")
    together = asyncio.gather(mine, work(), work())
    for task in sorted(asyncio.all_tasks(), key=lambda task: task.get_name()):
        print(task.get_name(), task._log_destroy_pending)
    await together
    mine._log_destroy_pending = False
    print(mine._log_destroy_pending)


asyncio.run(main())
