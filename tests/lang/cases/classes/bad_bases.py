# What cannot be a base: the type of the first one is called to make the class.
import math

tries = """
class A(1): pass
class A(math): pass
class A(object()): pass
class A([]): pass
class A(int, str): pass
class A(bool): pass
class A(int, int): pass
class A(range): pass
class A(metaclass=5): pass
class A(x=1): pass
class A(Left, Right): pass
class A(Base, Child): pass
"""


class M(type): pass
class N(type): pass
class Left(metaclass=M): pass
class Right(metaclass=N): pass
class Base: pass
class Child(Base): pass


for line in tries.strip().split("\n"):
    try:
        exec(line)
        print(line, "works")
    except Exception as e:
        print(line, "->", type(e).__name__, e)
