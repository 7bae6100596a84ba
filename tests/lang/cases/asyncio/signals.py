import asyncio, signal, os, sys
async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for s in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(s, lambda s=s: (print('got', s.name), stop.set()))
    loop.call_later(.1, os.kill, os.getpid(), signal.SIGTERM)
    await stop.wait()
    stop.clear()
    os.kill(os.getpid(), signal.SIGINT)
    print('sent')
    await stop.wait()
    print('removed', loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGTERM))
    print(signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT) is signal.default_int_handler)
asyncio.run(main())
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
def handler(signum, frame):
    print('handler', signal.Signals(signum).name, frame is not None)
old = signal.signal(signal.SIGUSR1, handler)
print(old, signal.getsignal(signal.SIGUSR1) is handler)
os.kill(os.getpid(), signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
try: os.kill(99999999, 0)
except ProcessLookupError as e: print(e)
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt: print('ki')
print(len(os.urandom(8)), type(os.urandom(3)))
