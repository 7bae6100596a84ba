import types


class Base:
    def say(self, a):
        return f"Base({a})"


class Left(Base):
    def say(self, a):
        return f"Left({a}) " + self.__super.say(a)


Left._Left__super = super(Left)


class Under(Left):
    def say(self, a):
        return "Under " + super().say(a)


print(Left().say(3), Under().say(4), super(Left).__get__(Left()).say(1), super(Left))
bound = super(Left, Under())
print(bound.__thisclass__.__name__, bound.__self_class__.__name__, super(Left).__self__)


class FakeText:
    __class__ = property(lambda self: str)


print(isinstance(FakeText(), str), isinstance(FakeText(), FakeText), isinstance(FakeText(), int))


class Proxy:
    def __init__(self, obj):
        self.__obj = obj

    def __getattribute__(self, name):
        if name.startswith("_Proxy__"):
            return object.__getattribute__(self, name)
        return getattr(self.__obj, name)


class Told(Base):
    def say(self, a):
        return super(Told, self).say(a) + " told"


print(Told.__dict__["say"](Proxy(Told()), 5))
try:
    super(Told, 5)
except TypeError as error:
    print(error)
row = [1]
print(row.__add__ == row.__add__, row.__add__ == [1].__add__, row.__add__ == row.__iadd__,
      hash(row.__len__) == hash(row.__len__))


class Plain:
    pass


plain = Plain()
plain.a = 1
del plain.__dict__
print(plain.__dict__, hasattr(plain, "a"))
plain.b = 2
print(vars(plain))
try:
    property().fget = 1
except AttributeError as error:
    print(error)


class Module(types.ModuleType):
    shown = property(lambda self: "shown")


module = types.ModuleType("m")
module.__class__ = Module
print(module.shown, type(module).__name__)
