"""Annotations: names to write types with. Nothing is checked against them."""

import collections
import collections.abc as _abc
from abc import ABCMeta

TYPE_CHECKING = False


def _show(one):
    if one is ...:
        return "..."
    if one is type(None):
        return "NoneType"
    if isinstance(one, type) and not hasattr(one, "__args__"):
        return one.__qualname__ if one.__module__ == "builtins" else f"{one.__module__}.{one.__qualname__}"
    return repr(one)


class _Named:
    """Any, Optional, List ...: it may have parameters in brackets."""

    def __init__(self, name, origin=None):
        self._name = name
        self.__origin__ = origin

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, item):
        items = item if isinstance(item, tuple) else (item,)
        if self._name == "Callable":
            items = (*items[0], items[1]) if isinstance(items[0], list) else items
        elif self._name == "Optional":
            return Union[items[0], None]
        items = tuple(type(None) if one is None else one for one in items)
        if self._name == "Union":
            flat = []
            for one in items:
                for part in one.__args__ if getattr(one, "_name", "") == "Union" else (one,):
                    if part not in flat:
                        flat.append(part)
            if len(flat) == 1:
                return flat[0]
            items = tuple(flat)
        return _Made(self._name, self.__origin__, items)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError(f"Cannot instantiate {self!r}")
        if isinstance(self, _Made):
            return self.__origin__(*args, **kwargs)
        raise TypeError(f"Type {self._name} cannot be instantiated; use "
                        f"{self.__origin__.__name__}() instead")

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        return self.__subclasscheck__(type(instance))

    def __subclasscheck__(self, cls):
        if self.__origin__ is None:
            raise TypeError(f"{self!r} cannot be used with isinstance()")
        return issubclass(cls, self.__origin__)


class _Made(_Named):
    def __init__(self, name, origin, args):
        super().__init__(name, origin)
        self.__args__ = args

    def __eq__(self, other):
        if not isinstance(other, _Made):
            return NotImplemented
        return (self._name, self.__args__) == (other._name, other.__args__)

    def __hash__(self):
        return hash((self._name, self.__args__))

    def __instancecheck__(self, instance):
        return self.__subclasscheck__(type(instance))

    def __subclasscheck__(self, cls):
        if self._name == "Union":
            return issubclass(cls, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __repr__(self):
        args = self.__args__
        if self._name == "Union" and len(args) == 2 and type(None) in args:
            return f"typing.Optional[{_show(args[args[0] is type(None)])}]"
        if self._name == "Callable":
            if args[0] is ...:
                return f"typing.Callable[..., {_show(args[1])}]"
            return f"typing.Callable[[{', '.join(map(_show, args[:-1]))}], {_show(args[-1])}]"
        if self._name == "Literal":
            return f"typing.Literal[{', '.join(map(repr, args))}]"
        return f"typing.{self._name}[{', '.join(map(_show, args))}]"


Union = _Named("Union")
Optional = _Named("Optional")
ClassVar = _Named("ClassVar")
Final = _Named("Final")
Literal = _Named("Literal")
Self = _Named("Self")
Never = _Named("Never")
NoReturn = _Named("NoReturn")
LiteralString = _Named("LiteralString")
TypeAlias = _Named("TypeAlias")
List = _Named("List", list)
Dict = _Named("Dict", dict)
Set = _Named("Set", set)
FrozenSet = _Named("FrozenSet", frozenset)
Tuple = _Named("Tuple", tuple)
Type = _Named("Type", type)
Deque = _Named("Deque", collections.deque)
DefaultDict = _Named("DefaultDict", collections.defaultdict)
OrderedDict = _Named("OrderedDict", collections.OrderedDict)
Counter = _Named("Counter", collections.Counter)
ChainMap = _Named("ChainMap", collections.ChainMap)
for _name in ("Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Hashable Iterable "
              "Iterator Generator Reversible Sized Container Callable Collection MutableSet Mapping "
              "MutableMapping Sequence MutableSequence").split():
    globals()[_name] = _Named(_name, getattr(_abc, _name))
AbstractSet = _Named("AbstractSet", _abc.Set)
Text = str


class _AnyMeta(type):
    def __instancecheck__(cls, instance):
        raise TypeError("typing.Any cannot be used with isinstance()")

    def __repr__(cls):
        return "typing.Any"


class Any(metaclass=_AnyMeta):
    pass


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self._sign = "+" if covariant else "-" if contravariant else "~"

    def __repr__(self):
        return self._sign + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ParamSpec(TypeVar):
    args = kwargs = Any


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if "_needs" in cls.__dict__:
            return all(hasattr(instance, name) for name in cls._needs)
        if cls.__dict__.get("_is_protocol"):
            raise TypeError("Instance and class checks can only be used with "
                            "@runtime_checkable protocols")
        return super().__instancecheck__(instance)


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._is_protocol = Protocol in cls.__bases__


def runtime_checkable(cls):
    cls._needs = [name for base in cls.__mro__ if getattr(base, "_is_protocol", False)
                  and base is not Protocol for name in base.__dict__
                  if not name.startswith("_") or (name.startswith("__") and name not in _OWN)]
    return cls


_OWN = {"__module__", "__qualname__", "__doc__", "__dict__", "__weakref__", "__annotations__",
        "__abstractmethods__", "__slots__", "__init__", "__init_subclass__"}


def NewType(name, tp):
    def new(x):
        return x
    new.__name__ = new.__qualname__ = name
    new.__supertype__ = tp
    return new


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    return f


def no_type_check(arg):
    return arg


def get_origin(tp):
    return getattr(tp, "__origin__", None)


def get_args(tp):
    return getattr(tp, "__args__", ())
