import copy

inner = [1]
for x in ([inner, 2], {"a": inner}, (inner,), {1, 2}, bytearray(b"ab"), frozenset([1]), "text", 5,
          None, len, range(3), slice(1, 2), int, lambda: 0):
    y = copy.copy(x)
    print(type(x).__name__, y is x, type(y) is type(x), y == x)
print(copy.copy([inner])[0] is inner)


class Point:
    def __init__(self, x, y):
        print("init")
        self.x, self.y = x, y


p = Point([1], 2)
q = copy.copy(p)
print(q is p, q.x is p.x, q.__dict__ == p.__dict__, q.__dict__ is p.__dict__, type(q).__name__)


class Slotted:
    __slots__ = ("a", "__b", "c")

    def __init__(self):
        self.a, self.__b = [1], 2

    def b(self):
        return self.__b


s = copy.copy(Slotted())
print(s.a, s.b(), hasattr(s, "c"))


class Custom:
    def __copy__(self):
        return "copied"


print(copy.copy(Custom()))


class Rows(list):
    pass


rows = Rows([1, 2])
rows.name = "r"
again = copy.copy(rows)
print(again, again.name, type(again).__name__, again is rows)


class Words(dict):
    pass


words = Words(a=1)
print(copy.copy(words), type(copy.copy(words)).__name__)


class Three(int):
    pass


three = Three(3)
three.note = "n"
print(copy.copy(three), copy.copy(three).note, type(copy.copy(three)).__name__)
error = copy.copy(ValueError("a", 1))
print(repr(error), type(object()) is type(copy.copy(object())))
for wrong in ((x for x in "ab"), {}.keys(), copy):
    try:
        copy.copy(wrong)
    except TypeError as error:
        print(error)
