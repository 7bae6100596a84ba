def ignoring():
    while True:
        try: yield 1
        except GeneratorExit: pass
def wrap():
    yield from ignoring()
i = wrap(); next(i)
del i
def wrap2():
    try:
        yield 1
    finally:
        1/0
i = wrap2(); next(i)
del i
i = wrap(); next(i)
try: i.close()
except RuntimeError as e:
    import traceback; traceback.print_exc()
j = ignoring()
next(j)
del j


def f():
    k = ignoring()
    next(k)


f()


class Loud:
    def __del__(self):
        print("gone")


def fails(loud):
    1 / 0


def calls():
    fails(Loud())


try:
    calls()
except ZeroDivisionError:
    traceback.print_exc()
last = ignoring()
next(last)
