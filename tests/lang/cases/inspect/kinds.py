import asyncio
import functools
import inspect
import types


def f(): pass
def g(): yield
async def c(): pass
async def ag(): yield


class C:
    slot = property(lambda self: 1)

    def m(self): pass

    @classmethod
    def cm(cls): pass

    @staticmethod
    def sm(): pass

    async def am(self): pass

    def __call__(self): pass


@types.coroutine
def old():
    yield


coroutine, generator, agen, older = c(), g(), ag(), old()
values = {"f": f, "g": g, "c": c, "ag": ag, "coroutine": coroutine, "generator": generator, "agen": agen, "old": old,
          "older": older, "C": C, "C()": C(), "C().m": C().m, "C.m": C.m, "C.cm": C.cm, "C.sm": C.sm, "C().am": C().am,
          "property": C.__dict__["slot"], "len": len, "list.append": list.append, "[].append": [].append, "int": int,
          "object.__init__": object.__init__, "partial": functools.partial(g), "partial c": functools.partial(c),
          "lambda": lambda: 0, "module": inspect, "5": 5, "frame": inspect.currentframe(), "code": f.__code__}
tests = [name for name in dir(inspect) if name.startswith("is") and name not in ("iskeyword", "istraceback", "ismethodwrapper")]
for name, value in values.items():
    print(name, [test[2:] for test in tests if getattr(inspect, test)(value)])
coroutine.close()
print(inspect.iscoroutinefunction(C().am), asyncio.iscoroutinefunction(c))


async def use_old():
    return (yield_ := await later())


@types.coroutine
def later():
    got = yield "asked"
    return got


running = use_old()
print(running.send(None))
try:
    running.send("answer")
except StopIteration as stop:
    print(stop.value)
