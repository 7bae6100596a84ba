import asyncio

async def speak(delay, word):
    print("begin", word)
    await asyncio.sleep(delay)
    print("end", word)
    return word

async def main():
    print(await asyncio.gather(speak(0.03, "a"), speak(0.01, "b"), speak(0.02, "c"), speak(0, "d")))

asyncio.run(main())
