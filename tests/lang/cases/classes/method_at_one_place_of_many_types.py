# One place in a program calls a method of objects whose types find it in different ways: a function,
# a built-in's own, a static or class method, a property, a value of the instance, or __getattr__.
import itertools


class Function:
    def __aiter__(self):
        return type(self).__name__


class Child(Function):
    pass


class Static:
    @staticmethod
    def __aiter__():
        return "static"


class OfClass:
    @classmethod
    def __aiter__(cls):
        return cls.__name__


class Property:
    @property
    def __aiter__(self):
        return lambda: "property"


class Own:
    def __init__(self):
        self.__dict__["__aiter__"] = lambda: "own"


class Shadowed(Function):
    def __init__(self):
        self.__aiter__ = lambda: "shadowed"


class Fallback:
    def __getattr__(self, name):
        return lambda: f"fallback {name}"


class Slotted:
    __slots__ = ("__aiter__",)

    def __init__(self):
        self.__aiter__ = lambda: "slot"


async def generator():
    yield


asynchronous = generator()
objects = [Function(), Child(), asynchronous, Static(), OfClass(), Property(), Own(), Shadowed(),
           Fallback(), Slotted(), Function]
expected = ["Function", "Child", asynchronous, "static", "OfClass", "property", "own", "shadowed",
            "fallback __aiter__", "slot", "Function"]
source = """
def call(object):
    return object.__aiter__(*more(object))

def get(object):
    return (object.__aiter__)(*more(object))
"""
wrong = 0
for order in itertools.product(range(len(objects)), repeat=3):
    there = {"more": lambda object: [objects[0]] if object is Function else []}
    exec(source, there)
    for at in order:
        if there["call"](objects[at]) != expected[at]:
            wrong += 1
            print(order, at, there["call"](objects[at]))
        if there["get"](objects[at]) != expected[at]:
            wrong += 1
print(wrong, "of", len(objects) ** 3, "orders wrong")
