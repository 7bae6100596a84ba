import asyncio
SHELF = {'a': 7, 'c': 9}
def look(page):
    return SHELF[page] + 1
async def fetch(page):
    await asyncio.sleep(1)
    return look(page)
async def main():
    print(await fetch('a'))
    print(await fetch('b'))
asyncio.run(main())
