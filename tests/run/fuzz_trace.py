# A little of everything that a trace tells, for fuzz_trace.c to change.
import asyncio
def g(n):
    for i in range(n):
        yield i
async def w(n):
    await asyncio.sleep(n)
    return sum(g(n))
async def main():
    print(await asyncio.gather(w(1), w(2)))
    try:
        await asyncio.wait_for(w(9), 1)
    except TimeoutError as e:
        print("late")
asyncio.run(main())
