async def f():
    async with y as z
        pass
