import asyncio

class Flaky(Exception):
    pass

attempts = 0

async def fetch():
    global attempts
    attempts += 1
    await asyncio.sleep(0.1)
    if attempts < 4:
        raise Flaky(f"attempt {attempts} failed")
    return {"status": 200, "body": "ok"}

def retry(times, delay):
    def decorate(function):
        async def wrapper(*args):
            wait = delay
            for attempt in range(1, times + 1):
                try:
                    return await function(*args)
                except Flaky as error:
                    print(attempt, error, "- wait", wait)
                    if attempt == times:
                        raise
                    await asyncio.sleep(wait)
                    wait *= 2
        return wrapper
    return decorate

@retry(5, 0.2)
async def robust():
    return await fetch()

async def main():
    result = await robust()
    print(result["status"])
    try:
        await asyncio.wait_for(asyncio.sleep(10), timeout=1)
    except TimeoutError:
        print("timed out")
    try:
        async with asyncio.timeout(0.5):
            await asyncio.sleep(3)
    except TimeoutError:
        print("timed out again")

asyncio.run(main())
