# What a class has itself is not made for it; classes with slots can be copied, frozen ones too.
import abc
import copy
import dataclasses
import pickle


@dataclasses.dataclass
class Doubles:
    a: int

    def __init__(self, a):
        self.a = a * 2


@dataclasses.dataclass(slots=True)
class Slim:
    a: str
    b: str = dataclasses.field(default="b", init=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Frozen:
    a: int
    b: list


class Ordered(abc.ABC):
    @abc.abstractmethod
    def __lt__(self, other):
        pass


@dataclasses.dataclass(order=True)
class Date(Ordered):
    year: int


print(Doubles(2), Slim("a"), copy.copy(Slim("a")))
frozen = Frozen(1, [2])
for made in copy.copy(frozen), copy.deepcopy(frozen), pickle.loads(pickle.dumps(frozen)):
    print(made, made == frozen, made.b is frozen.b)
print(frozen.__getstate__())
print(Date(1) < Date(2), Date.__abstractmethods__)


class Strange:
    __slots__ = iter(["a"])


@dataclasses.dataclass
class Plain:
    x: int


for wrong in (lambda: dataclasses.make_dataclass("C", ["a", "for"]),
              lambda: dataclasses.make_dataclass("C", ["a"], weakref_slot=True),
              lambda: dataclasses.dataclass(slots=True)(type("C", (Strange,), {}))):
    try:
        wrong()
    except TypeError as error:
        print(error)
