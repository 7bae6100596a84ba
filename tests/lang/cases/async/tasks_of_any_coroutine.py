import asyncio


class Coro:
    def __init__(self):
        self.n = 0

    def send(self, value):
        self.n += 1
        if self.n == 3:
            raise StopIteration("done")
        return None

    def throw(self, *args):
        raise ValueError(args[-1] if len(args) == 1 else args)

    def close(self):
        print("close")

    def __await__(self):
        return self


async def items():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


async def main():
    print(await asyncio.create_task(Coro()))
    task = asyncio.create_task(Coro())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except ValueError as e:
        print(type(e.args[0]).__name__)
    agen = items()
    print(await asyncio.create_task(agen.asend(None)))
    task = asyncio.create_task(agen.aclose())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())


class Slotted:
    __slots__ = ("y",)


class Open:
    pass


class Both(Slotted, Open):
    __slots__ = ("z",)


both = Both()
both.w = 1
print(both.w, both.__dict__)
