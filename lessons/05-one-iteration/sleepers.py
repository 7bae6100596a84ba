import asyncio
import time


async def sleeper(name):
    print(name, "one")  #: one
    await asyncio.sleep(1)  #: asleep
    print(name, "two")  #: two
    return name


async def main():
    start = time.perf_counter()
    waits = map(sleeper, "ABC")
    names = await asyncio.gather(*waits)  #: gather
    took = time.perf_counter() - start  #: value
    print(*names, f"took {took:.0f} s")  #: took


loop = asyncio.new_event_loop()  #: loop
loop.call_soon(print, "soon")  #: soon
loop.call_later(0.5, print, "half a second")  #: later
loop.run_until_complete(main())  #: run
loop.call_later(2, loop.stop)  #: stop
loop.run_forever()  #: forever
loop.close()  #: close
print("closed:", loop.is_closed())  #: closed
