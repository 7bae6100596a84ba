import asyncio

async def fail(word):
    raise ValueError(word)

async def give(delay, word):
    await asyncio.sleep(delay)
    print("give", word)
    return word

async def main():
    print(await asyncio.gather(fail("a"), give(0, "b"), return_exceptions=True))
    slow = asyncio.ensure_future(give(0.01, "c"))
    try:
        await asyncio.gather(slow, fail("d"))
    except ValueError as error:
        print("caught", error, slow.done())
    print(await slow)
    group = asyncio.gather(give(1, "e"), give(1, "f"))
    await asyncio.sleep(0)
    print(group.cancel())
    try:
        await group
    except asyncio.CancelledError:
        print("cancelled", group.cancelled())
    print(await asyncio.gather())
    one = asyncio.ensure_future(give(0, "g"))
    print(await asyncio.gather(one, one))

asyncio.run(main())
