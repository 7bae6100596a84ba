import asyncio


async def f(x):
    await asyncio.sleep(0)
    return x + 1


loop = asyncio.new_event_loop()
try:
    print(loop.run_until_complete(f(1)), loop.run_until_complete(f(2)))
finally:
    loop.close()
with asyncio.Runner() as runner:
    print(runner.run(f(3)))
try:
    runner.run(f(4))
except RuntimeError as e:
    print(e)
