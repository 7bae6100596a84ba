import _thread
import asyncio
import signal


async def waits():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled", asyncio.current_task().cancelling())
        await asyncio.sleep(1)
        raise


async def main():
    asyncio.get_running_loop().call_later(0.1, _thread.interrupt_main)
    await waits()


print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
try:
    asyncio.run(main())
except KeyboardInterrupt as error:
    print("interrupted", repr(error.__context__))
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)


async def catches():
    print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
    asyncio.get_running_loop().call_later(0.1, _thread.interrupt_main)
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "went on"

print(asyncio.run(catches()))
try:
    _thread.interrupt_main()
except KeyboardInterrupt:
    print("at once")
signal.signal(signal.SIGINT, lambda number, frame: print("handled", number))
_thread.interrupt_main()
asyncio.run(asyncio.sleep(0))
