# super() where it cannot know the class or the object, and metaclasses that lose __class__.
def attempt(what, act):
    try:
        print(what, "->", act())
    except Exception as e:
        print(what, "->", type(e).__name__, str(e).replace(__name__ + ".", ""))


def outside():
    super()


def with_argument(x):
    super()


class A:
    def deleted(self):
        del self
        super()

    def no_class(self):
        nonlocal __class__
        del __class__
        super()

    def captured(self):
        return (lambda: self), super().__repr__ is not None


attempt("outside", outside)
attempt("one argument", lambda: with_argument(1))
attempt("deleted", lambda: A().deleted())
attempt("captured", lambda: A().captured()[1])
attempt("no class", lambda: A().no_class())
attempt("three", lambda: super(int, 1, 2))
attempt("no type", lambda: super(1, int))
attempt("no instance", lambda: super(int, "x"))


class Forgets(type):
    def __new__(meta, name, bases, names):
        names.pop("__classcell__", None)
        return super().__new__(meta, name, bases, names)


class Swaps(type):
    def __new__(meta, name, bases, names):
        cls = super().__new__(meta, name, bases, names)
        type.__new__(meta, "Other", (), names)
        return cls


class Spoils(type):
    def __new__(meta, name, bases, names):
        names["__classcell__"] = 5
        return super().__new__(meta, name, bases, names)


for meta in Forgets, Spoils:
    def make():
        class Made(metaclass=meta):
            def method(self):
                return __class__
        return Made
    attempt(meta.__name__, make)
