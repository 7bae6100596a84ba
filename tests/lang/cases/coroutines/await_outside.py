for src in ("async def f(): yield from g()", "def f(): await x", "async def f():\n  yield 1\n  return 2", "await x", "async with a: pass", "[await x for x in y]", "def f(): [x async for x in y]", "async def f(): lambda: await x", "class A:\n  async def f(): pass\n  await f()", "async for x in y: pass",
            "(await x for x in y)", "def f(): return (await x for x in y)", "[[await x for x in y] for y in z]", "async def f(): [[await x for x in y] for y in z]"):
    try: compile(src, "s", "exec"); print("ok", src)
    except SyntaxError as e: print(e.msg, e.lineno, e.offset)
