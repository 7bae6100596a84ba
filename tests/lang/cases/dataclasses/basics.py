import dataclasses
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace


@dataclass
class P:
    x: int
    y: int = 2
    tags: list = field(default_factory=list)
    secret: str = field(default="s", repr=False, compare=False)

    def norm(self):
        return self.x + self.y


p = P(1)
print(p, p == P(1, 2), p == P(2), p.norm(), P(1, y=5, tags=[1]), P.y, p.tags is P(1).tags)
print(asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(P)], P.__match_args__)
for f in (lambda: P(), lambda: P(1, 2, 3, 4, 5), lambda: P(1, z=1), lambda: P(1, x=1), lambda: hash(p)):
    try:
        f()
    except TypeError as e:
        print(e)


@dataclass(frozen=True, order=True)
class V:
    major: int
    minor: int = 0


print(V(1) < V(1, 2), sorted([V(2), V(1, 5)]), hash(V(1)) == hash(V(1)), {V(1): "a"}[V(1, 0)])
for f in (lambda: setattr(V(1), "major", 3), lambda: delattr(V(1), "minor")):
    try:
        f()
    except FrozenInstanceError as e:
        print(type(e).__name__, e)


@dataclass
class Sub(P):
    z: float = 0.5
    total: int = field(init=False, default=0)

    def __post_init__(self):
        self.total = self.x + self.y


print(Sub(1, z=2.5), Sub(1) == P(1), dataclasses.is_dataclass(Sub), dataclasses.is_dataclass(3))
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as e:
    print(e)
try:
    @dataclass
    class Worse:
        a: int = 1
        b: int
except TypeError as e:
    print(e)


@dataclass(kw_only=True)
class K:
    a: int
    b: int = 1


print(K(a=2))
try:
    K(2)
except TypeError as e:
    print(e)
match V(1, 2):
    case V(1, m):
        print("minor", m)


@dataclass
class Node:
    value: int
    next: "Node" = None


n = Node(1, Node(2))
print(n, asdict(n))
n.next.next = n
print(n)
