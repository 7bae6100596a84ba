from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    def tell(self):
        return f"{self.name}: {self.area()}"


class Half(Shape):
    def area(self):
        return 1


class Square(Half):
    name = "square"


for cls in (Shape, Half, Square):
    try:
        print(cls().tell())
    except TypeError as e:
        print(e)
print(sorted(Shape.__abstractmethods__), Square.__abstractmethods__)
print(isinstance(Square(), Shape), issubclass(Half, Shape), issubclass(int, Shape))
Shape.register(int)
print(isinstance(3, Shape), issubclass(bool, Shape), isinstance("", Shape))
print(type(Shape) is ABCMeta, Shape)


class Loud(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "shout") or NotImplemented


class Dog:
    def shout(self): ...


print(issubclass(Dog, Loud), issubclass(int, Loud))
