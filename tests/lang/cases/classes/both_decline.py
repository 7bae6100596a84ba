# Each operand is asked once, whatever they inherit from one another.
class A:
    def __add__(self, other):
        print("A.__add__", type(self).__name__, type(other).__name__)
        return NotImplemented


class B(A):
    pass


class C:
    def __add__(self, other):
        print("C.__add__")
        return NotImplemented

    def __radd__(self, other):
        print("C.__radd__")
        return NotImplemented


class D(A, C):
    pass


class E(int):
    def __add__(self, other):
        print("E.__add__")
        return NotImplemented

    __radd__ = __add__


for left, right in ((A(), B()), (B(), A()), (A(), C()), (C(), A()), (D(), A()), (A(), D()), (E(1), A()), (A(), E(1)), (E(1), 2), (2, E(1)), (E(1), E(2))):
    try:
        print(left + right)
    except TypeError as e:
        print(e)
