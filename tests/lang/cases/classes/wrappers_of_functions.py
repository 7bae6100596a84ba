# classmethod and staticmethod say of themselves what their function says, and may be chained.
import abc


def plain(x: int) -> str:
    """Text."""


for kind in classmethod, staticmethod:
    wrapped = kind(plain)
    print(kind.__name__, wrapped.__name__, wrapped.__qualname__, wrapped.__module__,
          wrapped.__doc__, wrapped.__annotations__, wrapped.__wrapped__ is plain)
    print(sorted(vars(wrapped)))


class Names:
    @classmethod
    @property
    def title(cls):
        return cls.__name__.upper()

    @classmethod
    @classmethod
    def twice(cls):
        return cls


print(Names.title, Names().title, Names.twice())


class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self): ...

    @staticmethod
    @abc.abstractmethod
    def unit(): ...

    @classmethod
    @abc.abstractmethod
    def make(cls): ...

    @property
    def name(self): ...


for name in "area", "unit", "make", "name":
    print(name, Shape.__dict__[name].__isabstractmethod__)
print(sorted(Shape.__abstractmethods__))
