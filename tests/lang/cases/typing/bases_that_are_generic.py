# Generic aliases among the bases of a class: each brings its class, the last of them Generic.
import collections.abc
from typing import (Any, Callable, Container, Dict, Generic, Hashable, Iterable, List, Mapping,
                    Protocol, Sequence, Sized, Tuple, TypeVar)

T = TypeVar("T")
K = TypeVar("K")


class Own(Generic[T]):
    pass


class Bag(Container[T], Iterable[T], Sized, Hashable):
    pass


class Table(Mapping[K, T], Hashable):
    pass


class Row(Generic[T], Sequence[T]):
    pass


class Items(List[int], Own[T]):
    pass


class Plain(List, Hashable):
    pass


class Both(Own[int], Dict[str, T]):
    pass


class Speaks(Protocol[T]):
    def speak(self): ...


class Speaker(Speaks[T], Generic[T]):
    pass


class FromAbc(collections.abc.Sequence, Sequence[T]):
    pass


for cls in (Own, Bag, Table, Row, Items, Plain, Both, Speaks, Speaker, FromAbc):
    print([base.__name__ for base in cls.__mro__], cls.__parameters__)
    print("  ", cls.__orig_bases__)
