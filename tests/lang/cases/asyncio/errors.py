import asyncio

async def main():
    coroutine = main()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()
    try:
        await asyncio.gather(1)
    except TypeError as error:
        print(error)

asyncio.run(main())
for wrong in lambda: asyncio.get_running_loop(), lambda: asyncio.run(1), lambda: asyncio.Task(1, loop=asyncio.new_event_loop()):
    try:
        wrong()
    except (RuntimeError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
