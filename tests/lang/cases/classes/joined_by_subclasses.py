# + and * of sequences: the numbers among the operands are asked first, also where a class inherits
# from a list; what repeats a sequence is an index.
import collections


class A(list):
    pass


class B(list):
    def __index__(self):
        return 2


class OwnTimes(A):
    def __mul__(self, other):
        return "own"


class OwnPlus(list):
    def __add__(self, other):
        return "plus"


class Right:
    def __radd__(self, other):
        return "radd"

    def __rmul__(self, other):
        return "rmul"


class Text(str):
    pass


class Deque(collections.deque):
    pass


def show(what, f):
    try:
        print(what, f())
    except TypeError as e:
        print(what, "TypeError", e)


def add_in_place(a, b):
    a += b
    return a


def multiply_in_place(a, b):
    a *= b
    return a


show("A * A", lambda: A() * A())
show("[] * A", lambda: [1] * A())
show("A * []", lambda: A() * [1])
show("[1] * B", lambda: [1] * B())
show("B * B", lambda: B([3]) * B([4]))
show("A * OwnTimes", lambda: A() * OwnTimes())
show("B * OwnTimes", lambda: B([1]) * OwnTimes())
show("str * str", lambda: Text("x") * Text("y"))
show("str * A", lambda: "x" * A())
show("bytes * tuple", lambda: b"x" * ())
show("deque * deque", lambda: Deque() * Deque())
show("A *= A", lambda: multiply_in_place(A([1]), A()))
show("A *= B", lambda: multiply_in_place(A([1]), B()))
show("OwnPlus += list", lambda: add_in_place(OwnPlus(), [1]))
show("list += Right", lambda: add_in_place([1], Right()))
show("list *= Right", lambda: multiply_in_place([1], Right()))
show("str + Right", lambda: "x" + Right())
show("bytes + Right", lambda: b"x" + Right())
show("bytearray += Right", lambda: add_in_place(bytearray(b"x"), Right()))
show("list.__mul__", lambda: [1].__mul__("x"))
show("list.__rmul__", lambda: [1].__rmul__(2))
show("list.__imul__", lambda: [1].__imul__(1.5))
show("list.__add__", lambda: [1].__add__(Right()))
