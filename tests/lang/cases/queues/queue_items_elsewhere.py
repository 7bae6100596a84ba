import asyncio


class Own(asyncio.Queue):
    def _init(self, maxsize):
        self.items = []

    def _put(self, item):
        self.items.append(item)

    def _get(self):
        return self.items.pop(0)


class OnlyInit(asyncio.Queue):
    def _init(self, maxsize):
        pass


async def main():
    for kind in Own, OnlyInit:
        q = kind()
        for ask in q.qsize, q.empty, q.full, lambda: repr(q), lambda: q.put_nowait(1), q.get_nowait:
            try:
                print(type(ask()).__name__)
            except Exception as error:
                print(type(error).__name__, error)
    q = Own(1)
    try:
        await q.put(1)
    except AttributeError as error:
        print(error)


asyncio.run(main())
