# More timers than a small piece of memory holds, at the end of which some are still waiting.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    fired = []
    timers = [loop.call_later(1 + i % 7, fired.append, i) for i in range(200000)]
    for timer in timers[::2]:
        timer.cancel()
    await asyncio.sleep(3.5)
    print(len(fired), fired[0], fired[-1])


asyncio.run(main())
