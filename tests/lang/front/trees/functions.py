def f(): pass
def f(a, b=1, /, c=2, *d, e, f=3, **g) -> h:
    '''doc'''
def f(*, a): pass
def f(a, /): pass
def f(a: int, b: str = 'x', *c: d, e: f = 1, **g: h): pass
def f(*a: *b): pass
def f(a, b,): pass
@a
@b.c(d)
@e[0]
@(x := y)
def f(): pass
@a
class A: pass
class A(): pass
class A(B, *C, d=e, **f):
    x = 1

    def f(self): return self
async def f():
    await a
    async for b in c: pass
    async with d as e: pass
    return [x async for x in y if await z]
@a
async def f(): yield
lambda: 0
lambda a: a
lambda a, b=1, /, c=2, *d, e, f=3, **g: (a, b)
lambda *, a: a
lambda *a, b: b
lambda a, /: a
f = lambda x=lambda y: y: x
