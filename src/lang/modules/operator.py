"""The operators as functions."""
import _operator
from _operator import *

for _name in ("lt le eq ne ge gt not_ abs add and_ floordiv index inv invert lshift mod mul matmul "
              "neg or_ pos pow rshift sub truediv xor concat contains getitem setitem delitem iadd "
              "iand iconcat ifloordiv ilshift imod imul imatmul ior ipow irshift isub itruediv "
              "ixor").split():
    globals()[f"__{_name.strip('_')}__"] = getattr(_operator, _name)
del _name


def countOf(a, b, /):
    n = 0
    for item in a:
        if item is b or item == b:
            n += 1
    return n


def indexOf(a, b, /):
    for i, item in enumerate(a):
        if item is b or item == b:
            return i
    raise ValueError("sequence.index(x): x not in sequence")


def length_hint(obj, default=0, /):
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    if hasattr(type(obj), "__len__"):
        return len(obj)
    hint = getattr(type(obj), "__length_hint__", None)
    if hint is None:
        return default
    try:
        n = hint(obj)
    except TypeError:
        return default
    if n is NotImplemented:
        return default
    if not isinstance(n, int):
        raise TypeError(f"__length_hint__ must be an integer, not {type(n).__name__}")
    if n < 0:
        raise ValueError("__length_hint__() should return >= 0")
    if n >= 2**63:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return +n


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


class methodcaller:
    __slots__ = ("_name", "_args", "_kwargs")

    def __init__(self, /, *args, **kwargs):
        if not args:
            raise TypeError("methodcaller needs at least one argument, the method name")
        name, *args = args
        if not isinstance(name, str):
            raise TypeError("method name must be a string")
        self._name, self._args, self._kwargs = name, args, kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        words = [repr(self._name), *map(repr, self._args)]
        words += [f"{key}={value!r}" for key, value in self._kwargs.items()]
        return f"operator.methodcaller({', '.join(words)})"
