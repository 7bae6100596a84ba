"""Flags, and the corners of enumerations."""
import enum
from enum import *

class C(Enum):
    R=1; G=2; B=3; ALIAS=1
print(list(C), C.R, repr(C.R), C(2), C['B'], C.ALIAS is C.R, C.R.name, C.R.value, len(C), C.__members__, C.R in C, C, isinstance(C.R,C), C.R==C.R, C.R!=C.G, {C.R:1}, hash(C.R)==hash(C.R))
for f in (lambda: C(9), lambda: C['X'], lambda: C.R<C.G, lambda: setattr(C,'R',5), lambda: C.X, lambda: C.R.R, lambda: setattr(C.R,'name','q'), lambda: C()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class P(Flag):
    R=auto(); W=auto(); X=auto(); RW=R|W
print(P.R|P.X, repr(P.R|P.X), P.RW, P.R&P.W, ~P.R, P.R in P.RW, bool(P(0)), list(P.RW), P(3), P.R^P.RW, len(P.RW), P(0), repr(P(0)), list(P), P.RW.name, (P.R|P.X).name, P.X.value)
class I(IntFlag):
    A=1; B=2; C=4
print(I.A|I.B, repr(I.A|8), I.A+1, I(7), I.A|4, ~I.A, I.A&3, int(I.C), f"{I.A}", I.A in I.A|I.B, I(0))
class S(StrEnum):
    A=auto(); B='bee'
print(S.A, S.B, S.A=='a', repr(S.B), f"{S.A:>3}")
class N(IntEnum):
    ONE=1; TWO=2
print(N.ONE<N.TWO, N.ONE+1, N(2), f"{N.ONE}", str(N.ONE), repr(N.ONE), sorted(N), N.ONE==1, [10,20][N.ONE])
class Planet(Enum):
    EARTH=(1,2)
    def __init__(self,a,b): self.a=a; self.b=b
    @property
    def s(self): return self.a+self.b
print(Planet.EARTH.s, Planet.EARTH.value, Planet((1,2)))
F=Enum('F','A B C'); print(list(F), F.A.value); G=Enum('G',{'X':10}); print(G.X)
@unique
class U(Enum): A=1;B=2
try:
    @unique
    class V(Enum): A=1;B=1
except ValueError as e: print(e)
class Au(Enum):
    def _generate_next_value_(name,start,count,last): return name.lower()
    A=auto(); B=auto()
print(Au.A.value, list(Au))
class Mi(Enum):
    A=1
    @classmethod
    def _missing_(cls,v): return cls.A
print(Mi(99))
try:
    class Sub(C): pass
except TypeError as e: print(e)
class W(Enum):
    A=1
    def f(self): return self.name
    def __str__(self): return 'W!'
print(W.A.f(), W.A, f"{W.A}", [m.name for m in W])
import copy
print(copy.deepcopy(C.R) is C.R, copy.copy(C.G) is C.G)
print(C.R.__class__, type(C), C.__name__, C.R.__objclass__ if hasattr(C.R,'__objclass__') else '', C._member_names_, C._value2member_map_)
class K(Flag, boundary=KEEP if hasattr(enum,'KEEP') else None):
    A=1
print(K(5)) 
try: P(64)
except ValueError as e: print(e)
@verify(UNIQUE)
class Q(Enum): A=1
print(Q.A, member, nonmember, property)
match C.G:
    case C.R: print('r')
    case C.G: print('g')
