# Where iterating fails: at the loop, at all of a comprehension.
import sys
import traceback


class Bad:
    def __iter__(self):
        raise OSError("no items")

    def __bool__(self):
        raise ValueError("no truth")


class BadNext:
    def __iter__(self):
        return self

    def __next__(self):
        raise OSError("no next")


class BadAsync:
    def __aiter__(self):
        raise OSError("no items")


bad, bad_next, l, a, z = Bad(), BadNext(), [1, 2], 1, 0


def told(f):
    try:
        f()
    except BaseException as e:
        lines = traceback.format_exception(e)
        print("".join(line.partition(", line ")[2] if line.startswith("  File") else line for line in lines[2:]))


def f():
    return [x for x in bad]
told(f)

def f():
    return [y for x in l for y in bad]
told(f)

def f():
    return [y
       for x in l
       for y in bad
       if y]
told(f)

def f():
    return [x for x in bad_next]
told(f)

def f():
    return {y: 1 for x in l for y in bad_next}
told(f)

def f():
    return list(x for x in bad)
told(f)

def f():
    return list(x for x in bad_next)
told(f)

def f():
    return [x for x in 5]
told(f)

def f():
    return [x for x, y in l]
told(f)

def f():
    return [(x, y) for x in l
            for y in
               5]
told(f)

def f():
    for x in 5:
        pass
told(f)

def f():
    for x in bad_next: pass
told(f)

def f():
    for x in lambda: 0 + x: pass
told(f)

def f():
    for x, y in l: pass
told(f)

def f():
    x = 1; 
    for y in 5:
        pass
    else:
        print(1)
told(f)

def f():
    for y in \
       5: pass
told(f)

def f():
    for y in (
       5): pass
told(f)

def f():
    for y in f(bad_next)(1): pass
told(f)

async def g():
    return [x async for x in bad]

def run(c):
    try: c.send(None)
    except StopIteration as e: return e.value
told(lambda: run(g()))

async def g():
    return [x async for x in BadAsync()]
told(lambda: run(g()))

async def g():
    return [y for x in l async for y in BadAsync() if x]
told(lambda: run(g()))

async def g():
    async for x in BadAsync(): pass
told(lambda: run(g()))

async def g():
    async for x in l:
        pass
told(lambda: run(g()))

async def g():
    await l
told(lambda: run(g()))

async def g():
    async with l: pass
told(lambda: run(g()))

async def g():
    async with l as x, bad as y:
        pass
told(lambda: run(g()))


def f():
    return {x for x in [{}]}
told(f)


def f():
    return {x: 1 for x in [
        {}]}
told(f)
