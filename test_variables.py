import asyncio
from dataclasses import dataclass
@dataclass
class Point:
    x: int
    y: object
async def fetch(page, deep):
    deep['hits'].append(page)
    await asyncio.sleep(1)
    deep['points'][0].x += 1
    return page
async def main():
    lock = asyncio.Lock()
    deep = {'hits': [], 'points': [Point(1, (2, 3))], 'many': list(range(700))}
    jobs = [asyncio.create_task(fetch(p, deep), name=p) for p in 'ABC']
    print(await asyncio.gather(*jobs))
asyncio.run(main())
