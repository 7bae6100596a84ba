import asyncio


async def c():
    print("c waits")
    await asyncio.sleep(0)
    print("c goes on")
    return 3


async def b():
    return await c() + 1


async def main():
    asyncio.get_running_loop().call_soon(print, "the loop runs")
    print(await b())


asyncio.run(main())
