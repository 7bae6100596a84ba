from typing import (Any, AsyncIterator, Awaitable, Callable, ClassVar, Dict, Generator, Generic, Iterable, Iterator,
                    List, Optional, Protocol, Sequence, Tuple, TypeVar, Union, cast, runtime_checkable)

T = TypeVar("T")


def first(xs: Sequence[T], default: Optional[T] = None) -> Union[T, int]:
    return xs[0] if xs else default


print(first([1]), first([]), T, Any)
print(List[int], Dict[str, int], Optional[int], Union[int, str], Tuple[int, ...], Callable[[int], str])
print(Union[int, None], Callable[..., Any], List[List[int]], Iterator[int], List)
print(List[int] == List[int], cast(int, "x"), Optional[Optional[int]] == Optional[int])


class Box(Generic[T]):
    def __init__(self, v: T) -> None:
        self.v = v


print(Box[int](3).v, Box(4).v)


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


class File:
    def close(self):
        pass


print(isinstance(File(), Closes), isinstance(3, Closes))


class Plain(Protocol):
    def f(self): ...


try:
    isinstance(3, Plain)
except TypeError as e:
    print(e)
print(isinstance([], Iterable), isinstance(3, Iterable))
