import datetime
from enum import Enum, Flag, NAMED_FLAGS, verify

try:
    class Wrong(Enum):
        _order_ = "RED GREEN BLUE"
        RED = 1
        BLUE = 3
        GREEN = 2
except TypeError as error:
    print(error)


class Color(Enum):
    _order_ = "RED GREEN BLUE"
    RED = 1
    GREEN = 2
    BLUE = 3


class Weekday(Enum):
    MON = 1
    TUE = 2

    @classmethod
    def today(cls):
        return cls.MON

    @property
    def short(self):
        return self.name[0]


print(dir(Color))
print(dir(Weekday), dir(Weekday.MON))


class Single(Enum):
    def __init__(self, *args):
        if any(self.value == known.value for known in type(self)):
            raise ValueError(f"no aliases: {self.name} is {type(self)(self.value).name}")


try:
    class Doubled(Single):
        RED = 1
        GREEN = 2
        GRENE = 2
except ValueError as error:
    print(error)


class Period(datetime.timedelta, Enum):
    _ignore_ = "Period i"
    Period = vars()
    for i in range(3):
        Period[f"day_{i}"] = i


class Holiday(datetime.date, Enum):
    XMAS = 2020, 12, 25


class Point(complex, Enum):
    A = 1 + 2j


class Small(int):
    def __repr__(self):
        return f"Small({int(self)})"


class Sized(Small, Enum):
    ONE = 1


class Talks:
    def hello(self):
        return "hello " + self.name


class Speaker(Talks, Enum):
    A = "x"


print(list(Period), Holiday.XMAS.year, repr(Holiday.XMAS), Point.A.real, repr(Point.A))
print(repr(Sized.ONE), Sized.ONE + 1, Sized._member_type_, Speaker.A.hello())
for neon in (31, 7):
    try:
        @verify(NAMED_FLAGS)
        class Light(Flag):
            RED = 1
            GREEN = 2
            WHITE = 15 if neon > 15 else 3
            NEON = neon
    except ValueError as error:
        print(error)
