import asyncio


async def main():
    f = asyncio.Future()
    print(f.done(), f.cancelled())
    try:
        f.result()
    except asyncio.InvalidStateError as e:
        print(e)
    f.set_result(1)
    print(f.done(), f.result(), f.exception())
    try:
        f.set_exception(ValueError())
    except asyncio.InvalidStateError as e:
        print(e)
    g = asyncio.Future()
    print(g.cancel(), g.cancel(), g.cancelled())
    try:
        g.result()
    except asyncio.CancelledError as e:
        print(repr(e))


asyncio.run(main())
