import asyncio


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print("asked to close")
        yield 2
    finally:
        print("never said")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"]))
    items = stubborn()
    print(await anext(items))
    del items
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
