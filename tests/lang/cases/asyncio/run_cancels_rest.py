import asyncio

async def background(name):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    finally:
        await asyncio.sleep(0)
        print(name, "ended")

async def main():
    global tasks
    tasks = [asyncio.create_task(background("a"))]
    await asyncio.sleep(0)
    return "result"

print(asyncio.run(main()))
print(tasks[0].cancelled())
