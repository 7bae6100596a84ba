from collections.abc import Iterable
from typing import TypeVar, Optional, List, get_type_hints
S = TypeVar('S')
T = TypeVar('T')
R = Iterable[S] | int
print(R[str], R.__parameters__, (list[T | None])[int], (dict[S, T] | T)[int, str])
try: (int | str)[int]
except TypeError as e: print(e)
try: R[int, str]
except TypeError as e: print(e)
class Base:
    a: int = 3
    b: str = 'abc'
class Derived(Base): pass
class D2(Base):
    c: float
print(Derived.__annotations__, D2.__annotations__, Base.__annotations__, Derived().__annotations__, get_type_hints(D2))
try: int.__annotations__
except AttributeError as e: print(e)
del D2.__annotations__
print(D2.__annotations__)
D2.__annotations__ = {'z': int}
print(D2.__annotations__, '__annotations__' in D2.__dict__)
try:
    class E: pass
    del E.__annotations__
except AttributeError as e: print(repr(e))
