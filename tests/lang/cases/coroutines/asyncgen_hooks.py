# The hooks for async generators where no loop runs.
import sys, types
@types.coroutine
def turn(x): 
    return (yield x)
def first(g): print("firstiter", g.__name__)
def fin(g): print("finalizer", g.__name__)
async def ag():
    try:
        yield 1
        await turn("t")
        yield 2
    finally: print("f")
old = sys.get_asyncgen_hooks()
print(old)
sys.set_asyncgen_hooks(firstiter=first, finalizer=fin)
g = ag()
print("made")
a = g.__anext__()
print("anext made")
try: a.send(None)
except StopIteration as e: print("value", e.value)
del g, a
print("dropped")
sys.set_asyncgen_hooks(*old)
print(sys.get_asyncgen_hooks())
g = ag()
a = g.asend(None)
try: a.send(None)
except StopIteration as e: print("value", e.value)
del g,a
print("end")
try: sys.set_asyncgen_hooks(5)
except TypeError as e: print(e)
try: sys.set_asyncgen_hooks(finalizer=5)
except TypeError as e: print(e)
