import inspect


class Base:
    kind = "base"

    def __init__(self):
        self.own = 1

    def method(self): pass

    @property
    def value(self): return 5

    @staticmethod
    def static(): pass


class Child(Base):
    def other(self): pass


def public(object, predicate=None):
    return [name for name, _ in inspect.getmembers(object, predicate) if not name.startswith("__")]


child = Child()
print(public(Child), public(child), public(Child, inspect.isfunction), public(child, inspect.ismethod))
print(inspect.getmro(Child), dict(inspect.getmembers(child))["value"])
print(inspect.getattr_static(child, "value"), inspect.getattr_static(child, "own"), inspect.getattr_static(Child, "kind")
      ) if False else print(type(inspect.getattr_static(child, "value")).__name__, inspect.getattr_static(child, "own"))
try:
    inspect.getattr_static(child, "nothing")
except AttributeError as error:
    print(error)
print(inspect.getattr_static(child, "nothing", "default"))


def decorate(f):
    def inner(): pass
    inner.__wrapped__ = f
    return inner


@decorate
@decorate
def target(): pass


print(inspect.unwrap(target).__name__, inspect.unwrap(target, stop=lambda f: True) is target)
target.__wrapped__.__wrapped__.__wrapped__ = target
try:
    inspect.unwrap(target)
except ValueError as error:
    print(str(error).split(" <")[0])


def caller():
    frame = inspect.currentframe()
    info = inspect.getframeinfo(frame)
    print(frame.f_code.co_name, frame.f_back.f_code.co_name, info.function, info.lineno, info.code_context, info.index)
    print([(record.function, record.lineno) for record in inspect.stack()])
    print(inspect.stack()[1].code_context, inspect.stack()[0][3])
    x = 1
    print(sorted(inspect.currentframe().f_locals))


caller()
try:
    1 / 0
except ZeroDivisionError:
    print([(record.function, record.lineno) for record in inspect.trace()])


def counter():
    n = 0

    def step():
        nonlocal n
        n += 1
        return n
    return step


print(inspect.getclosurevars(counter()).nonlocals)
