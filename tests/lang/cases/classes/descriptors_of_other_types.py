import types


class Slotted:
    __slots__ = "slot",


class Other:
    pass


def attempt(do):
    try:
        print(do())
    except TypeError as error:
        print(error)


for descriptor in (type.__dict__["__doc__"], types.FunctionType.__dict__["__code__"],
                   types.GeneratorType.__dict__["gi_frame"], property.__dict__["fget"],
                   Slotted.__dict__["slot"]):
    attempt(lambda: descriptor.__get__(Other(), Other))
    attempt(lambda: descriptor.__set__(Other(), 1))
    Mixed = type("Mixed", (), {"taken": descriptor})
    attempt(lambda: Mixed().taken)


class Name:
    pass


for name in ("__name__", "__qualname__", "__module__", "__doc__"):
    attempt(lambda: delattr(Name, name))
attempt(lambda: setattr(Name, "__qualname__", 1))
