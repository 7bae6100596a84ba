class T:
    def __init__(self): self._c = 0
    @property
    def c(self): return self._c
    @c.setter
    def c(self, v):
        if v < 0: raise ValueError("cold")
        self._c = v
    @property
    def f(self): return self._c * 9 / 5 + 32
    @classmethod
    def make(cls, v):
        t = cls(); t.c = v
        return t
    @staticmethod
    def zero(): return 0
t = T.make(100)
print(t.c, t.f, T.zero(), t.zero())
try:
    t.c = -1
except ValueError as e:
    print(e)
try:
    t.f = 1
except AttributeError as e:
    print(e)
class S:
    __slots__ = ("a",)
s = S(); s.a = 1
print(s.a)
try:
    s.b = 2
except AttributeError as e:
    print(e)
class D:
    def __get__(self, obj, owner): return (obj is None, owner.__name__)
    def __set_name__(self, owner, name): print("named", name)
class U:
    d = D()
print(U.d, U().d)
