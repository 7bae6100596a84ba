import asyncio, threading, time


async def work(n):
    await asyncio.sleep(n)
    print('worked', n)
    return n * 2
loop = asyncio.new_event_loop()


def run():
    asyncio.set_event_loop(loop)
    loop.run_forever()
    print('loop stopped')
    loop.close()
t = threading.Thread(target=run)
t.start()
f = asyncio.run_coroutine_threadsafe(work(0.1), loop)
print('waiting')
print(f.result())
f = asyncio.run_coroutine_threadsafe(work(5), loop)
try:
    f.result(timeout=0.1)
except TimeoutError as e:
    print('timeout', f.cancel())
loop.call_soon_threadsafe(print, 'soon')
time.sleep(0.1)
try:
    asyncio.run_coroutine_threadsafe(5, loop)
except TypeError as e:
    print(e)
loop.call_soon_threadsafe(loop.stop)
t.join()


def other():
    try:
        asyncio.get_event_loop()
    except RuntimeError as e:
        print(e)

    async def m():
        return threading.current_thread().name
    print(asyncio.run(m()))
t = threading.Thread(target=other)
t.start()
t.join()


async def main():
    ev = asyncio.Event()
    loop = asyncio.get_running_loop()

    def setter():
        time.sleep(0.1)
        print('setting')
        loop.call_soon_threadsafe(ev.set)
    threading.Thread(target=setter).start()
    await ev.wait()
    print('set')
    time.sleep(0.01)
asyncio.run(main())
