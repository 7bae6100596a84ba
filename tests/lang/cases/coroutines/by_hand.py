async def inner(x):
    return x + 1
async def outer():
    a = await inner(1)
    b = await inner(a)
    return a, b
c = outer()
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
class Awaitable:
    def __await__(self):
        got = yield "suspended"
        return got
async def main():
    return await Awaitable()
m = main()
print(m.send(None))
try:
    m.send("value")
except StopIteration as e:
    print(e.value)
async def bad():
    await 5
try:
    bad().send(None)
except TypeError as e:
    print(e)
try:
    m.send(None)
except RuntimeError as e:
    print(e)
print(type(m).__name__)
