import asyncio

PAGES = {"/": ["/a", "/b"], "/a": ["/c"], "/b": ["/c", "/d", "/broken"], "/c": [], "/d": ["/"]}

async def download(url, limit):
    async with limit:
        await asyncio.sleep(0.2 + 0.1 * len(url))
        if url not in PAGES:
            raise LookupError(url)
        return PAGES[url]

async def worker(name, queue, seen, limit):
    while True:
        url = await queue.get()
        try:
            links = await download(url, limit)
        except LookupError as error:
            print(name, "no page", error)
        else:
            for link in links:
                if link not in seen:
                    seen.add(link)
                    queue.put_nowait(link)
        finally:
            queue.task_done()

async def main():
    queue, seen, limit = asyncio.Queue(), {"/"}, asyncio.Semaphore(2)
    queue.put_nowait("/")
    workers = [asyncio.create_task(worker(f"w{i}", queue, seen, limit)) for i in range(3)]
    await queue.join()
    for each in workers:
        each.cancel()
    results = await asyncio.gather(*workers, return_exceptions=True)
    print(sorted(seen), [type(r).__name__ for r in results])

asyncio.run(main())
