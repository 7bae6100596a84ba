# Methods put in after the class was made, and abc.update_abstractmethods.
import abc


class Base(abc.ABC):
    @abc.abstractmethod
    def first(self): ...

    @abc.abstractmethod
    def second(self): ...


class Half(Base):
    def first(self):
        return 1


def attempt(cls):
    try:
        return type(cls()).__name__
    except TypeError as e:
        return str(e)


print(attempt(Base))
print(attempt(Half))
Half.second = lambda self: 2
print(attempt(Half))
print(abc.update_abstractmethods(Half) is Half, attempt(Half), Half.__abstractmethods__)
Base.third = abc.abstractmethod(lambda self: 3)
abc.update_abstractmethods(Base)
print(sorted(Base.__abstractmethods__))
print(abc.update_abstractmethods(int))
