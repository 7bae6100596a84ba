import types
def inner():
    try: yield 1
    finally: print("inner ends")
def outer():
    try: yield 0
    except GeneratorExit:
        for x in inner(): yield x
o = outer(); next(o)
del o
print("--")
@types.coroutine
def pause(): yield 1
async def agen():
    try:
        await pause()
        yield 1
    finally: print("agen ends")
async def c():
    try: await pause()
    except GeneratorExit:
        async for x in agen(): pass
x = c(); x.send(None)
del x
print("--")
async def sub():
    try:
        await pause()
    finally: print("sub ends")
async def c():
    try: await pause()
    except GeneratorExit:
        await sub()
x = c(); x.send(None)
del x
