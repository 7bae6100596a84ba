import asyncio
import sys
import traceback


async def leaf():
    await asyncio.sleep(0)
    raise LookupError("lost")


async def middle():
    await leaf()


async def main():
    task = asyncio.create_task(middle(), name="t")
    try:
        await task
    except LookupError as e:
        traceback.print_exc(file=sys.stdout)
        print([frame.name for frame in traceback.extract_tb(e.__traceback__)])


asyncio.run(main())


def generate():
    try:
        yield 1
    finally:
        print("closing")


def use():
    g = generate()
    next(g)
    g.throw(KeyError("thrown"))


try:
    use()
except KeyError:
    traceback.print_exc(file=sys.stdout)
