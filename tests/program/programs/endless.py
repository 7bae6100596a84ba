import asyncio
async def beat(n):
    while True:
        print("beat", n)
        await asyncio.sleep(n)
async def main():
    await asyncio.gather(beat(1), beat(0.7))
asyncio.run(main())
