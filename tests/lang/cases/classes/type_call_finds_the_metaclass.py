from abc import ABC, abstractmethod
from collections.abc import Sized


class Meta(type):
    def __new__(meta, name, bases, space, **more):
        print("new", meta.__name__, name, more)
        return super().__new__(meta, name, bases, space)


class Base(metaclass=Meta):
    pass


made = type("Made", (Base,), {}, key=1) if False else type("Made", (Base,), {})
print(type(made).__name__)


class Shape(ABC):
    @abstractmethod
    def area(self):
        pass


Square = type("Square", (Shape,), {"area": lambda self: 4})
print(Square().area(), Square.__abstractmethods__)
Empty = type("Empty", (Sized,), {"__len__": lambda self: 0})
print(len(Empty()), type(Empty).__name__)
print(type[int], type[int].__origin__, type[int].__args__)
