import asyncio

async def job(delay):
    await asyncio.sleep(delay)
    return delay

async def main():
    for next_one in asyncio.as_completed([job(0.03), job(0.01), job(0.02)]):
        print(await next_one)
    for next_one in asyncio.as_completed([job(0.01), job(1)], timeout=0.02):
        try:
            print(await next_one)
        except TimeoutError:
            print("too late")

asyncio.run(main())
