# What an exit stack refuses says that it asked for an attribute.
import asyncio
import contextlib

with contextlib.ExitStack() as stack:
    try:
        stack.enter_context(5)
    except TypeError as e:
        print(e, repr(e.__context__), e.__suppress_context__)


async def main():
    async with contextlib.AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(5)
        except TypeError as e:
            print(e, repr(e.__context__), e.__suppress_context__)


asyncio.run(main())
