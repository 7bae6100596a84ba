import asyncio
from contextlib import asynccontextmanager, contextmanager


@contextmanager
def twice():
    try:
        yield 1
    except ValueError:
        print("swallowed")
    try:
        yield 2
    finally:
        print("cleaned up")


for error in (None, ValueError()):
    manager = twice()
    try:
        with manager:
            if error:
                raise error
    except RuntimeError as raised:
        print(raised, manager.gen.gi_suspended)


@asynccontextmanager
async def twice_async():
    yield 1
    try:
        yield 2
    finally:
        print("cleaned up")


async def main():
    manager = twice_async()
    try:
        async with manager:
            pass
    except RuntimeError as raised:
        print(raised, manager.gen.ag_running)


asyncio.run(main())
