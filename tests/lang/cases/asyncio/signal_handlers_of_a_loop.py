import asyncio
import signal


async def main():
    loop = asyncio.get_running_loop()
    came = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, came.set)
    loop.add_signal_handler(signal.SIGUSR1, print, "usr1", 1)
    signal.raise_signal(signal.SIGUSR1)
    print("raised")
    signal.raise_signal(signal.SIGTERM)
    print(came.is_set())
    await came.wait()
    print(loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGTERM))
    print(signal.getsignal(signal.SIGTERM) == signal.SIG_DFL)
    for sig, callback in (("SIGTERM", print), (10000, print), (signal.SIGKILL, print),
                          (signal.SIGTERM, main)):
        try:
            loop.add_signal_handler(sig, callback)
        except (TypeError, ValueError, RuntimeError) as error:
            print(type(error).__name__, error)


asyncio.run(main())
print(signal.getsignal(signal.SIGUSR1) == signal.SIG_DFL)
