# What is thrown into a generator is the context of what it raises, but not of what somebody raises
# whom it awaits only afterwards, and who says that there was none.
import asyncio


class Mine(Exception):
    pass


class Manager:
    async def __aenter__(self):
        pass

    async def __aexit__(self, kind, value, traceback):
        error = Mine()
        try:
            raise error
        except Mine:
            error.__context__ = None
            raise


async def items():
    try:
        async with Manager():
            yield
    except Mine as e:
        print("in items:", repr(e.__context__))
        raise


async def plain():
    try:
        yield
    except IndexError:
        raise Mine from None


async def delegating():
    async for _ in plain():
        yield


def inner():
    try:
        yield
    except IndexError:
        yield from fails()


def fails():
    error = Mine()
    try:
        raise error
    except Mine:
        error.__context__ = None
        raise
    yield


def outer():
    try:
        yield from inner()
    except Mine as e:
        print("in outer:", repr(e.__context__))
        raise


async def main():
    for make in items, plain, delegating:
        steps = make()
        await steps.asend(None)
        try:
            await steps.athrow(IndexError("thrown"))
        except Exception as e:
            print(make.__name__, repr(e), repr(e.__context__), e.__suppress_context__)


asyncio.run(main())
g = outer()
next(g)
try:
    g.throw(IndexError("thrown"))
except Mine as e:
    print("outside:", repr(e.__context__))
