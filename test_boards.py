import asyncio
async def one(i):
    await asyncio.sleep(i % 10)
async def main():
    await asyncio.gather(*[one(i) for i in range(1000)])
asyncio.run(main())
