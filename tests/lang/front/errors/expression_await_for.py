async def f():
    await for x in y: pass
