# An async generator that would not be closed is, when it is dropped, closed where it stands: no
# task of its loop closes it a second time.
import asyncio
import gc


async def stubborn(name):
    try:
        yield 1
    except GeneratorExit:
        yield 2
    finally:
        print("finally", name)


async def waits(name):
    try:
        yield 1
    finally:
        try:
            await asyncio.sleep(0)
        finally:
            print("finally", name)


async def main():
    g = stubborn("refused")
    await anext(g)
    try:
        await g.aclose()
    except RuntimeError as e:
        print(e)
    try:
        await g.aclose()
    except StopAsyncIteration:
        print("has been closed")
    g = None
    print("dropped")

    g = waits("halfway")
    await anext(g)
    step = g.aclose()
    step.send(None)
    del step
    g = None
    print("dropped halfway")
    await asyncio.sleep(0)

    g = stubborn("open")
    await anext(g)
    g = None
    print("dropped open")
    await asyncio.sleep(0)
    print("a turn later")


asyncio.run(main())


# Without a loop, too; there it is closed at once.
async def alone():
    try:
        yield 1
    finally:
        print("alone ends")


g = alone()
try:
    anext(g).send(None)
except StopIteration as e:
    print(e.value)
del g
print("end")
