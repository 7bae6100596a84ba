# StopIteration must not leave a generator, not even one that it is thrown into before its start.
import asyncio


def plain():
    yield 1


async def items():
    yield 1


async def coroutine():
    pass


def tell(what, f):
    try:
        print(what, f())
    except Exception as e:
        print(what, type(e).__name__, e, repr(e.__cause__))


tell("generator", lambda: plain().throw(StopIteration(5)))
tell("coroutine", lambda: coroutine().throw(StopIteration(5)))
tell("other", lambda: plain().throw(KeyError(5)))


async def main():
    for error in (StopIteration(0), StopAsyncIteration(1), KeyError(2)):
        try:
            print(await items().athrow(error))
        except Exception as e:
            print(type(e).__name__, e, repr(e.__cause__))


asyncio.run(main())
