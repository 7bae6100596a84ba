import asyncio
async def agen():
    try:
        yield 1
        yield 2
    finally:
        print("ends")
async def main():
    async for x in agen():
        print(x)
        break
    print("after")
    await asyncio.sleep(0)
    print("slept")
    g = agen()
    print(await anext(g))
    del g
    print("dropped")
    await asyncio.sleep(0)
    g = agen()
    await anext(g)
    print("left")
asyncio.run(main())
