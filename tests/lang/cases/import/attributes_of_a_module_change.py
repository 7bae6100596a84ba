# One and the same expression finds what a module has now.
import types

module = types.ModuleType("shelf")
module.book = "first"


def look():
    try:
        return module.book
    except AttributeError as error:
        return str(error)


def call():
    try:
        return module.read(3)
    except AttributeError as error:
        return str(error)


print(look(), call())
module.book = "second"
module.read = lambda n: n * 2
print(look(), call())
del module.book
print(look(), call())
module.__getattr__ = lambda name: lambda n=0: (name, n)
print(look()(), call())
del module.read
print(look()(), call())
module.book = "third"
print(look(), call())
print(module.__name__, module.__dict__["book"])


class Talking(types.ModuleType):
    loud = True

    def __getattribute__(self, name):
        print("get", name)
        return super().__getattribute__(name)


module = Talking("talking")
module.book = "fourth"
print(look(), look(), module.loud)
