import asyncio

class Debounced:
    def __init__(self, delay, action):
        self.delay, self.action, self.handle = delay, action, None

    def __call__(self, text):
        if self.handle:
            self.handle.cancel()
        loop = asyncio.get_running_loop()
        self.handle = loop.call_later(self.delay, self.action, text)

def search(text):
    print("search", text)

async def main():
    typed = Debounced(0.3, search)
    for keys, pause in [("s", 0.1), ("si", 0.1), ("sim", 0.5), ("simu", 0.05), ("simul", 1)]:
        typed(keys)
        await asyncio.sleep(pause)
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon")
    loop.call_soon(lambda: print("lambda"))
    fut = loop.create_future()
    fut.add_done_callback(lambda f: print("done", f.result()))
    loop.call_later(0.2, fut.set_result, 42)
    print(await fut)

asyncio.run(main())
