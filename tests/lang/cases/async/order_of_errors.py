# What stands where it may not is told in the order of the program.
def told(source):
    try:
        compile(source, "p.py", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)


BAD = ["yield 1", "x = yield", "await x", "yield from x", "return 1", "break", "[a async for a in y]", "[await a for a in y]",
       "{x: (await y) for x in y}", "(await a for a in y)", "return [a async for a in y]", "lambda: await x",
       "async for x in y: pass", "async with x as y:\n    pass", "match x:\n    case {'a': 1, **r} | A(b=2): pass",
       "def f():\n    yield from await x", "async def f():\n    yield from x", "class A:\n    yield", "class A:\n    await x",
       "def f():\n    return [x async for x in y]", "def f(x=(yield)): pass", "f(**{}, a=1, a=2)", "*a", "def f(a, a): pass",
       "def f():\n    nonlocal zz", "x = [(yield) for x in y]", "async with h():\n    async with x as y:\n        await y\n    return [a async for a in y]"]
for first in BAD:
    print(first)
    for second in BAD:
        told(f"{first}\n{second}\n")
