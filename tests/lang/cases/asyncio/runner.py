import asyncio

async def give(x):
    await asyncio.sleep(0)
    return x, asyncio.current_task().get_name()

with asyncio.Runner() as runner:
    print(runner.run(give(1)), runner.run(give(2)))
    loop = runner.get_loop()
    print(loop.is_closed())
print(loop.is_closed())
try:
    runner.run(None)
except (RuntimeError, ValueError) as error:
    print(type(error).__name__, error)
