import asyncio

async def main():
    seen = []
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: seen.append((context["message"], repr(context["exception"]))))
    future = asyncio.Future()
    future.set_exception(ValueError("lost"))
    del future
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    print(seen[0])
    print(seen[1][0].startswith("Exception in callback main.<locals>.<lambda>"), seen[1][1])

asyncio.run(main())
