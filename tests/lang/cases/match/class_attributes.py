# The attributes of a class pattern are all asked for before any is held against its pattern.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.__dict__.update(_x=x, _y=y)

    def __getattr__(self, name):
        if name.startswith("__") or "_" + name not in self.__dict__:
            raise AttributeError(name)
        print("  asks", name)
        return self.__dict__["_" + name]


class Twice:
    __match_args__ = ("a", "a")
    a = 1


class Wrong:
    __match_args__ = ["a"]
    a = 1


class Number:
    __match_args__ = (1,)


class MyInt(int):
    pass


match Point(1, 2):
    case Point(5, y):
        print("five")
    case Point(1, z=_):
        print("has z")
    case Point(x=1, y=2 as second):
        print("found", second)


def attempt(subject, pattern):
    try:
        exec(f"match subject:\n case {pattern}: print('yes')\n case _: print('no')")
    except TypeError as e:
        print(type(e).__name__, e)


attempt(Twice(), "Twice(p, q)")
attempt(Twice(), "Twice(p, a=q)")
attempt(Wrong(), "Wrong(p)")
attempt(Number(), "Number(p)")
attempt(Point(1, 2), "Point(1, 2, 3)")
attempt(3, "int(1, 2)")
attempt(3, "range(1)")
attempt(3, "print(1)")
attempt(MyInt(3), "int(3)")
attempt(MyInt(3), "MyInt(4)")
attempt(True, "int(real=1)")
