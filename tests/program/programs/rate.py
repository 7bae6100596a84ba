import asyncio

class RateLimiter:
    def __init__(self, rate, per):
        self.rate, self.per = rate, per
        self.stamps = []
        self.lock = asyncio.Lock()

    async def __aenter__(self):
        async with self.lock:
            loop = asyncio.get_running_loop()
            now = loop.time()
            self.stamps = [t for t in self.stamps if now - t < self.per]
            if len(self.stamps) >= self.rate:
                await asyncio.sleep(self.per - (now - self.stamps[0]))
                self.stamps.pop(0)
            self.stamps.append(loop.time())
        return self

    async def __aexit__(self, *exc):
        return False

async def call(limiter, n):
    async with limiter:
        print("call", n)
        await asyncio.sleep(0.1)

async def main():
    limiter = RateLimiter(2, 1.0)
    async with asyncio.TaskGroup() as group:
        for n in range(5):
            group.create_task(call(limiter, n), name=f"call-{n}")

asyncio.run(main())
