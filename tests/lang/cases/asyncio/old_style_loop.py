import asyncio

async def main():
    await asyncio.sleep(0)
    return "old style"

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop, loop.is_running(), loop.is_closed())
print(loop.run_until_complete(main()))
loop.call_later(0.01, loop.stop)
loop.run_forever()
loop.close()
print(loop)
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
