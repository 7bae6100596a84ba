# A step into which something is thrown before it began (as a task that is cancelled before its
# first turn does) begins with the next send all the same.
import asyncio


async def gen(log):
    try:
        yield 1
    finally:
        log("finally")
        await asyncio.sleep(0)
        log("slept")
        await asyncio.sleep(0)
        log("slept again")


async def main():
    for make in (lambda g: g.aclose(), lambda g: g.athrow(ValueError("v")), lambda g: g.asend(None)):
        g = gen(print)
        print(await anext(g))
        step = make(g)
        print(type(step).__name__)
        try:
            print(step.throw(KeyError("k")))
            while True:
                print("send", step.send(None))
        except BaseException as e:
            print("ended", repr(e))
        try:
            print("again", step.send(None))
        except BaseException as e:
            print("again", repr(e))


async def dropped():
    g = gen(print)
    print(await anext(g))


asyncio.run(main())
asyncio.run(dropped())


async def cancelled():
    g = gen(print)
    await anext(g)
    task = asyncio.create_task(g.aclose())
    task.cancel()
    try:
        print(await task)
    except BaseException as e:
        print(repr(e))


asyncio.run(cancelled())
