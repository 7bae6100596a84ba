from __future__ import annotations

import dataclasses
import dataclasses as dc
import typing
import typing as t
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import ClassVar

Count = ClassVar[int]


@dataclass
class Point:
    a: int
    b: ClassVar[int] = 1
    c: typing.ClassVar = 2
    d: t.ClassVar[str] = "d"
    e: dc.InitVar[int] = 5
    f: InitVar[int] = 6
    _: dataclasses.KW_ONLY
    g: Count = 7
    h: list[int] = field(default_factory=list)

    def __post_init__(self, e, f):
        print("post", e, f)


print(Point(1, 2, 3, h=[4]), [f.name for f in dataclasses.fields(Point)])


@dataclass
class Words:
    a: " ClassVar [int] " = 1
    b: "ClassVariant" = 2
    c: "typing.Optional[ClassVar]" = 3


print(Words(), [f.name for f in dataclasses.fields(Words)])
