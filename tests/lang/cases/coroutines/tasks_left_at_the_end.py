import asyncio
async def waits(name):
    try:
        await asyncio.sleep(100)
    finally:
        print("left", name)
async def main():
    asyncio.create_task(waits(1))
    asyncio.create_task(waits(2))
    await asyncio.sleep(1)
    print("main")
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
print("end")
