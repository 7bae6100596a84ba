class Pause:
    def __await__(self):
        return (yield "paused")
async def numbers(n):
    try:
        for i in range(n):
            got = await Pause()
            sent = yield i
            if sent: print("sent", sent)
    finally:
        print("numbers end")
async def main():
    async for x in numbers(3):
        print("x", x)
    print([y async for y in numbers(2) if y])
    g = numbers(5)
    print(await g.__anext__(), await g.asend("hello"))
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("over")
    h = numbers(5)
    await h.__anext__()
    try:
        await h.athrow(ValueError("v"))
    except ValueError as e:
        print("out", e)
    return "done"
def drive(c):
    n = 0
    try:
        while True:
            c.send(None)
            n += 1
    except StopIteration as e:
        print(e.value, n)
drive(main())
class Manager:
    async def __aenter__(self):
        await Pause()
        return "entered"
    async def __aexit__(self, *args):
        await Pause()
        print("aexit", args[0] and args[0].__name__)
        return True
async def use():
    async with Manager() as m:
        print(m)
        raise KeyError("k")
    return "after"
drive(use())
async def wrong():
    async for x in [1]: pass
try:
    wrong().send(None)
except TypeError as e:
    print(e)
