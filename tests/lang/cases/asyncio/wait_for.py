import asyncio

async def slow(n):
    try:
        await asyncio.sleep(n)
        return n
    except asyncio.CancelledError:
        print("cancelled")
        raise

async def main():
    print(await asyncio.wait_for(slow(0.01), 1))
    print(await asyncio.wait_for(slow(0.01), None))
    try:
        await asyncio.wait_for(slow(1), 0.01)
    except asyncio.TimeoutError as error:
        print(repr(error), repr(error.__cause__), TimeoutError is asyncio.TimeoutError)
    try:
        await asyncio.wait_for(slow(1), 0)
    except TimeoutError:
        print("at once")

asyncio.run(main())
