# A dataclass that follows a protocol gets its __init__, or keeps its own; so does any class.
import dataclasses
import typing


class Has(typing.Protocol):
    a: int


@dataclasses.dataclass
class Made(Has):
    a: int


@dataclasses.dataclass
class Kept(Has):
    def __init__(self, a):
        self.a = a * 2


class Base:
    def __init__(self, a):
        self.a = a * 3


class Later(Has, Base):
    pass


class Nothing(Has):
    pass


class Calls(Has):
    def __init__(self, a):
        super().__init__()
        self.a = a


print(Made(5), Kept(5).a, Later(5).a, Later(6).a, type(Nothing()).__name__, Calls(7).a)
for wrong in (lambda: Has(1), lambda: Nothing(1)):
    try:
        wrong()
    except TypeError as error:
        print(error)


@dataclasses.dataclass(slots=True, weakref_slot=True)
class Slim:
    x: int


@dataclasses.dataclass(slots=True, weakref_slot=True)
class Slimmer(Slim):
    y: int


print(Slim.__slots__, Slimmer.__slots__)
