import asyncio

loop = asyncio.new_event_loop()
loop.call_soon(print, "a")
loop.call_soon(loop.stop)
loop.call_soon(print, "b")
loop.call_soon(loop.call_soon, print, "c")
loop.run_forever()
print("stopped")
loop.run_until_complete(asyncio.sleep(0))
loop.close()
print(loop.is_closed())
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
