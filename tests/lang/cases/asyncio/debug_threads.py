import asyncio
import threading


async def main():
    loop = asyncio.get_running_loop()
    loop.slow_callback_duration = 100

    def other():
        for call in (lambda: loop.call_soon(print, "no"), lambda: loop.call_later(1, print, "no")):
            try:
                call()
            except RuntimeError as error:
                print(error)
        loop.call_soon_threadsafe(print, "told")

    thread = threading.Thread(target=other)
    thread.start()
    await asyncio.sleep(0.01)
    thread.join()
    print(await asyncio.to_thread(threading.active_count) > 0)
    print(await loop.run_in_executor(None, str, 5))


asyncio.run(main(), debug=True)

loop = asyncio.new_event_loop()
print(loop.is_running())
thread = threading.Thread(target=loop.run_forever)
thread.start()
print(asyncio.run_coroutine_threadsafe(asyncio.sleep(0, "slept"), loop).result(), loop.is_running())
again = asyncio.sleep(0)
try:
    loop.run_until_complete(again)
except RuntimeError as error:
    print(error)
again.close()
loop.call_soon_threadsafe(loop.stop)
thread.join()
print(loop.is_running())
loop.close()
