import asyncio
from contextlib import asynccontextmanager, AsyncExitStack

@asynccontextmanager
async def connection(name):
    await asyncio.sleep(0.1)
    print("open", name)
    try:
        yield name.upper()
    finally:
        await asyncio.sleep(0.1)
        print("close", name)

class Transaction:
    async def __aenter__(self):
        print("begin")
        return self
    async def __aexit__(self, kind, error, trace):
        print("rollback" if kind else "commit")
        return kind is ValueError

async def ticks(n):
    for i in range(n):
        await asyncio.sleep(0.2)
        yield i

async def main():
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(connection(n)) for n in ("a", "b")]
        print(names)
        async with Transaction():
            raise ValueError("no such row")
    async for i in ticks(3):
        print(i)
    print([i async for i in ticks(2)])
    gen = ticks(5)
    print(await anext(gen))
    await gen.aclose()

asyncio.run(main())
