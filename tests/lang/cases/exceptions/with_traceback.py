# What an __await__, __enter__ or __exit__ raises is traced to the with statement.
import types


@types.coroutine
def turn():
    yield


class M:
    async def __aenter__(self): return self
    async def __aexit__(self, *a):
        await turn()
        raise ValueError("exit")
class N:
    def __enter__(self): return self
    def __exit__(self, *a): raise ValueError("exit")
class B:
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): raise ValueError("exit")
def f(c, b):
    with c() as x:
        if b: raise KeyError
def g():
    with M: pass
def h():
    with N() as a, \
         N() as b:
        pass
def k():
    with N(), N(): pass
def l():
    return f(
        N,
        True)
import sys
for x in (lambda: f(N, False), lambda: f(N, True), g, h, k, lambda:f(B, True), l):
    try: x()
    except Exception as e: sys.excepthook(*sys.exc_info())
async def main(b):
    async with M() as m:
        if b: raise KeyError
for b in True, False:
    try: main(b).send(None)
    except Exception as e: sys.excepthook(*sys.exc_info())
    c = main(b); c.send(None)
    try: c.send(None)
    except Exception as e: sys.excepthook(*sys.exc_info())
