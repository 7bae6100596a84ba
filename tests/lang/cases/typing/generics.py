"""Generic classes as courses write them."""
from __future__ import annotations
from abc import abstractmethod
from dataclasses import dataclass, field
from typing import *

T = TypeVar("T")
K = TypeVar("K", bound="Shape")
V_co = TypeVar("V_co", covariant=True)


class Shape(Protocol):
    name: str

    @abstractmethod
    def area(self) -> float: ...


class Square:
    name = "square"

    def __init__(self, side: float) -> None:
        self.side = side

    def area(self) -> float:
        return self.side ** 2


class Derived(Shape):
    name = "derived"

    def area(self) -> float:
        return 1.0


class LinkedList(Generic[T]):
    def __init__(self, items: Iterable[T] = ()) -> None:
        self.items: List[T] = list(items)

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def first(self) -> Optional[T]:
        return self.items[0] if self.items else None


class Ints(LinkedList[int]):
    pass


@dataclass
class Pair(Generic[T, V_co]):
    left: T
    right: V_co
    notes: Dict[str, Any] = field(default_factory=dict)


class Repo(Dict[str, T]):
    def named(self, name: str) -> T:
        return self[name]


class Point(NamedTuple):
    """A point."""
    x: float
    y: float = 0.0

    def norm(self) -> float:
        return (self.x ** 2 + self.y ** 2) ** 0.5


class Movie(TypedDict):
    title: str
    year: NotRequired[int]


print(list(Ints([1, 2])), Ints([3]).first(), LinkedList[str]("ab").first(), Pair(1, "a"), Pair[int, str](1, "b"), Repo(a=1).named("a"), Repo[int](b=2))
print(Point(3, 4).norm(), Point(1), Point.__doc__, Point._fields, isinstance(Point(1), tuple), Movie(title="x"), Movie.__required_keys__, Movie.__optional_keys__)
print(Derived().area(), Square(2).area(), [base.__name__ for base in Derived.__mro__], Ints.__orig_bases__, Pair.__parameters__, V_co, get_type_hints(Point))
print(Callable[[LinkedList[int]], Awaitable[None]], Union[List[int], Dict[str, List[Optional[int]]]], Type[Shape], Tuple[LinkedList[T], ...][int], Callable[[T], T][int], List["Later"], Optional["Later"])
for wrong in (lambda: LinkedList[int, str], lambda: Ints[int], lambda: Generic[int], lambda: Optional[int, str], lambda: Shape(), lambda: isinstance(1, Shape), lambda: Union[()], lambda: List[1], lambda: Dict[int], lambda: Any(), lambda: issubclass(int, List[int])):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
UserId = NewType("UserId", int)
print(UserId(5) + 1, UserId.__name__, UserId.__supertype__)


def first(xs: Sequence[T], default: T | None = None) -> T | None:
    return xs[0] if xs else default


print(first([1]), first([], 2), first.__annotations__, isinstance(1, Union[int, str]), isinstance([], (List, Dict)))
