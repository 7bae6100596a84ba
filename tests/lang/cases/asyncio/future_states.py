import asyncio

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future, future.done(), future.cancelled())
    for ask in future.result, future.exception:
        try:
            ask()
        except asyncio.InvalidStateError as error:
            print(repr(error))
    loop.call_later(0.01, future.set_result, [1])
    print(await future, future, future.exception())
    for settle in lambda: future.set_result(2), lambda: future.set_exception(ValueError()):
        try:
            settle()
        except asyncio.InvalidStateError as error:
            print(repr(error))
    broken = asyncio.Future()
    broken.set_exception(ValueError("bad"))
    print(broken, repr(broken.exception()))
    try:
        await broken
    except ValueError as error:
        print(error)
    gone = asyncio.Future()
    print(gone.cancel("why"), gone.cancel(), gone)
    try:
        await gone
    except asyncio.CancelledError as error:
        print(error.args)

asyncio.run(main())
