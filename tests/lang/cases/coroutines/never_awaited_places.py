# Coroutines that nobody awaited, wherever they go.
import asyncio, sys
async def f(): pass
f()
x = f()
x = None
def g():
    c = f()
    return 1
g()
l = [f(), f()]
l.clear()
d = {"a": f()}
del d
print("a")
async def main():
    f()
    asyncio.sleep(1)
    try: await asyncio.gather(f, f())
    except TypeError as e: print(e)
asyncio.run(main())
class A:
    async def m(self): pass
A().m()
lam = lambda: f()
lam()
async def ag(): yield 1
g = ag(); g.__anext__()
g.asend(None); g.aclose(); g.athrow(ValueError)
async def w(): await f()
c = w(); c.close()
def gen():
    yield f()
for _ in gen(): pass
[f() for _ in range(2)]
f() if True else 0
print(f() is None)
print("end")
y = f()
