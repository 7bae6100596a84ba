from __future__ import annotations
import dataclasses
from dataclasses import *
from typing import ClassVar, List, Optional, Any
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    K: ClassVar[int] = 5
p=P(1); print(p, p==P(1), p!=P(2), P.K, fields(p)[0].name, [f.name for f in fields(P)], asdict(p), astuple(p), replace(p,x=9), is_dataclass(p), is_dataclass(P), P.__match_args__)
for f in (lambda: P(), lambda: P(1,2,3,4), lambda: P(z=1), lambda: P(1)<P(2), lambda: hash(p), lambda: fields(5), lambda: asdict(5), lambda: replace(p,q=1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass(order=True, frozen=True)
class F:
    a: int
    b: str = field(default='z', compare=False, repr=False)
    c: float = field(init=False, default=1.5)
print(F(1)<F(2), F(1,'a')==F(1,'b'), F(3), hash(F(1))==hash(F(1)), sorted([F(3),F(1)]))
try: F(1).a=2
except FrozenInstanceError as e: print(type(e).__name__, e)
try: del F(1).a
except Exception as e: print(type(e).__name__, e)
@dataclass
class B(P):
    z: int = 3
    def __post_init__(self): self.x += 1
print(B(1,2), B(1)==P(2), B.__mro__[1].__name__)
@dataclass
class IV:
    a: int
    b: InitVar[int] = 5
    def __post_init__(self, b): self.a += b
print(IV(1), IV(1,2))
try:
    @dataclass
    class Bad: x: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: int
except TypeError as e: print(e)
@dataclass(slots=True)
class S: a:int; b:int=2
s=S(1); print(s, hasattr(s,'__dict__'), S.__slots__)
try: s.zz=1
except AttributeError as e: print(e)
@dataclass(kw_only=True)
class K: a:int; b:int=1
print(K(a=1))
try: K(1)
except TypeError as e: print(e)
@dataclass
class M:
    a:int
    _: KW_ONLY
    b:int=2
print(M(1,b=3), M.__init__.__qualname__)
C=make_dataclass('C',['x',('y',int),('z',int,field(default=5))]); print(C(1,2), C.__name__)
@dataclass(eq=False)
class E: a:int
print(E(1)==E(1))
@dataclass(unsafe_hash=True)
class H: a:int
print(len({H(1),H(1)}))
@dataclass(repr=False)
class R: a:int
print(repr(R(1))[:12])
@dataclass
class Node:
    v:int
    next: Optional[Node]=None
print(Node(1,Node(2)), asdict(Node(1,Node(2))), asdict({'a':1}) if 0 else '')
match P(1,2):
    case P(x=1,y=y): print('m',y)
match P(3,4):
    case P(a,b,t): print(a,b,t)
print(fields(P)[2].default_factory, fields(P)[1].default, fields(P)[0].default is MISSING, fields(P)[0].type)
@dataclass
class Rec:
    me: Any=None
r=Rec(); r.me=r; print(r)
print(dataclasses.field(default=3).default, P.__dataclass_params__)
@dataclass
class Doc:
    "docs"
    a: int
print(Doc.__doc__, P.__doc__, P.__annotations__)
import copy; q=copy.deepcopy(p); q.tags.append(1); print(p,q)
@dataclass
class D:
    items: List[int]=field(default_factory=lambda:[1,2])
    total: int=field(init=False)
    def __post_init__(self): self.total=sum(self.items)
print(D(), D([5]))
