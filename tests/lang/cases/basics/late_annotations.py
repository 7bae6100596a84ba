"""With the future import, annotations are texts and never evaluated."""
from __future__ import annotations


def f(a: Undefined, b: list[ int ]=None, *c: "quoted", d: x | None, **e: Callable[[int,str], a.b.C]) -> Dict[str,(int,)]:
    local: Nothing = 1
    return local


class Node:
    next: Node | None = None
    value: Optional[ "T" ]
    many: tuple[int, ...]
    one: tuple[int,]
    wide: Literal[1, 'a', True, -1]


x: int = 5
print(f.__annotations__)
print(Node.__annotations__, __annotations__, f(1, d=2))
