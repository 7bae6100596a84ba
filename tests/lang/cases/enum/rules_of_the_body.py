from enum import Enum, Flag, IntEnum, IntFlag, auto


def attempt(name, body, base=Enum):
    try:
        space = type(base).__prepare__(name, (base,))
        for key, value in body.items():
            space[key] = value
        print(list(type(base)(name, (base,), space)))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


attempt("Wrong", {"mro": 1})
attempt("Wrong", {"_create_": 1})
attempt("Right", {"_ignore_": "k", "k": 5, "m": 1})


class Number(IntEnum):
    ONE = 1
    TWO = 2

    def __str__(self):
        return f"number {self.value}"


print(f"{Number.ONE}", f"{Number.ONE:>3}", str(Number.TWO), "%s %d" % (Number.ONE, Number.ONE))


class Bits(IntFlag):
    A = 1
    B = 2


class Colour(Flag):
    RED = auto()
    BLUE = auto()


print(f"{Bits.A | Bits.B}", str(Bits(0)), f"{Colour.RED | Colour.BLUE}")
print(type(Colour.__members__).__name__, dict(Colour.__members__))
Made = Enum("Made", "x y z", module="mm", qualname="qq.Made", start=5)
print(list(Made), Made.__module__, Made.__qualname__, Enum("Here", "a").__module__)
try:
    class Empty(Enum):
        def __new__(cls, value):
            return super().__new__(cls, value)

        member = 1
except TypeError as error:
    print(error)
