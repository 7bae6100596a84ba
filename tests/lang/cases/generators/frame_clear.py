# frame.clear() lets go of what a call held: of one that waits, it is the end.
import sys
import traceback


def counting():
    try:
        kept = "kept"
        yield 1
        yield 2
    finally:
        print("finally")


g = counting()
next(g)
frame = g.gi_frame
print(frame.f_locals)
frame.clear()
print(g.gi_frame, list(g))


def running():
    yield sys._getframe()
    try:
        me.gi_frame.clear()
    except RuntimeError as e:
        print(e)


me = running()
next(me)
print(next(me, "end"))
try:
    sys._getframe().clear()
except RuntimeError as e:
    print(e)


def fails():
    local = "local"
    raise ValueError


try:
    fails()
except ValueError as e:
    inner = e.__traceback__.tb_next.tb_frame
    print(inner.f_locals)
    inner.clear()
    print(inner.f_locals)


async def coroutine():
    pass


c = coroutine()
print(c.cr_origin)
c.close()
