from enum import Enum, IntEnum, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = auto()
    CRIMSON = 1

    def shout(self):
        return self.name.upper() + "!"


print(Color.RED, repr(Color.GREEN), Color(3), Color["RED"], Color.BLUE.value, Color.BLUE.name)
print(list(Color), len(Color), Color.CRIMSON is Color.RED, Color.RED.shout(), Color)
print(Color.RED == 1, Color.RED is Color(1), isinstance(Color.RED, Color), Color.RED in Color)
print({Color.RED: "r"}[Color.RED], f"{Color.RED}", f"{Color.RED:>12}", list(Color.__members__))
for f in (lambda: Color(9), lambda: Color["NO"], lambda: Color.NO, lambda: Color.RED < Color.BLUE):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
try:
    Color.RED = 5
except AttributeError as e:
    print(e)


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(Level.LOW < Level.HIGH, Level.LOW + 1, Level.HIGH == 10, repr(Level.LOW), str(Level.LOW), f"{Level.HIGH}")


class Mode(StrEnum):
    READ = auto()
    WRITE = "w"


print(Mode.READ, Mode.WRITE == "w", repr(Mode.READ), Mode("w"), Mode.READ.upper(), f"{Mode.READ}")


class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.4)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def density(self):
        return round(self.mass / self.radius, 2)


print(Planet.EARTH.mass, Planet.MARS.density, Planet.MARS.value, Planet.EARTH)


class State(str, Enum):
    ON = "on"
    OFF = "off"


print(State.ON, State.ON == "on", repr(State.OFF), State("off"), State.ON.value)
match Color.GREEN:
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("green")
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
try:
    class More(Color):
        X = 5
except TypeError as e:
    print(e)
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.DOG.value)
