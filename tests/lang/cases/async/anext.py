import asyncio


async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


class Bad:
    def __aiter__(self):
        return 1


async def main():
    it = aiter(numbers(2))
    print(await anext(it), await anext(it, "none"), await anext(it, "none"))
    try:
        await anext(it)
    except StopAsyncIteration as e:
        print("end", e.args)
    for wrong in (lambda: aiter(1), lambda: anext(1), lambda: aiter(Bad()), lambda: anext(), lambda: aiter(1, 2)):
        try:
            wrong()
        except TypeError as e:
            print(e)
    step = anext(numbers(1), "default")
    print(type(step).__name__, type(anext(numbers(1))).__name__)
    print(await asyncio.gather(anext(numbers(1), 2), anext(numbers(0), 3)) if False else [await anext(numbers(1), 2), await anext(numbers(0), 3)])


def by_hand():
    async def gives():
        yield 1

    step = anext(gives(), 5)
    for _ in range(2):
        try:
            print(step.send(None))
        except (StopIteration, RuntimeError) as e:
            print(type(e).__name__, e)
    step = anext(gives(), 5)
    try:
        step.throw(KeyError("in"))
    except KeyError as e:
        print("thrown", e)


asyncio.run(main())
by_hand()
