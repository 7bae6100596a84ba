# More timers than a small piece of memory holds, at the end of which some are still waiting.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    fired = []
    timers = [loop.call_at(start + (i % 7) / 4 + i / 1e7, fired.append, i) for i in range(200000)]
    for timer in timers[::2]:
        timer.cancel()
    early = sum(i % 7 < 3 for i in range(1, 200000, 2))
    while len(fired) < early:
        await asyncio.sleep(0.01)
    print(early, fired[:3], all(i % 2 for i in fired), sum(i % 7 < 3 for i in fired))


asyncio.run(main())
