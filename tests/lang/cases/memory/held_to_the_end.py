# What an uncaught exception leads to lives until the program has ended.
import atexit
import sys


class Told:
    def __del__(self):
        print("gone", sys.is_finalizing())


def items():
    try:
        yield
    finally:
        print("closed")


async def nothing():
    pass


def lose(coroutine):
    raise ValueError("lost")


async def nested():
    told = Told()
    held = items()
    next(held)
    lose(nothing())


atexit.register(lambda: print("at exit", sys.last_type.__name__, sys.last_value,
                              sys.last_traceback is not None))
nested().send(None)
