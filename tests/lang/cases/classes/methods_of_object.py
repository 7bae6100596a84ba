import sys


class Plain:
    def __init__(self):
        self.x = 1


class Slots:
    __slots__ = ("a", "__private")

    def __init__(self):
        self.a = self.__private = 1


class Dir:
    def __dir__(self):
        return ["b", "a"]


class Sized:
    def __sizeof__(self):
        return 10


print(Plain().__getstate__(), object().__getstate__(), Slots().__getstate__())
function, args, state, items, pairs = Plain().__reduce_ex__(2)
print(function.__name__, args, state, items, pairs)
print([part for part in {1: 2}.__reduce_ex__(4)[:2]][1], list([3].__reduce_ex__(4)[3]))
print(Plain().__dir__() == dir(Plain()) or sorted(Plain().__dir__()) == dir(Plain()), dir(Dir()), Dir().__dir__())
print([name for name in dir(object) if name != "__doc__"])
for of in [], (), {}, "", b"", 1, 1.5, (n for n in ()):
    print(type(of).__name__, [name for name in dir(of) if "__r" in name or name in ("__bool__", "__reduce_ex__")])
print([].__sizeof__(), sys.getsizeof([]), (1).__sizeof__(), sys.getsizeof(Sized()), "".__sizeof__())
print(type.__module__, type(None).__module__)
