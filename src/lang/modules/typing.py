"""Annotations: names to write types with. Nothing is checked against them."""

import collections
import collections.abc as _abc
import sys as _sys
from abc import ABCMeta
from types import (BuiltinFunctionType, FunctionType, GenericAlias, MethodType, ModuleType,
                   UnionType as _UnionType)

TYPE_CHECKING = False


def _show(one):
    """As a part of another type's repr."""
    if isinstance(one, GenericAlias):
        return repr(one)
    if isinstance(one, type):
        return one.__qualname__ if one.__module__ == "builtins" else f"{one.__module__}.{one.__qualname__}"
    if one is ...:
        return "..."
    if isinstance(one, FunctionType):
        return one.__name__
    if isinstance(one, list):
        return f"[{', '.join(map(_show, one))}]"
    return repr(one)


def _checked(one):
    """None as its type, texts as references to what is defined later; TypeError for a tuple."""
    if one is None:
        return type(None)
    if isinstance(one, str):
        return ForwardRef(one)
    if type(one) is tuple:
        raise TypeError(f"Parameters to generic types must be types. Got {one!r:.100}.")
    return one


def _variables(args):
    """The type variables in [args], each once."""
    found = []
    for one in args:
        parts = [one] if isinstance(one, TypeVar) else getattr(one, "__parameters__", ()) \
            if not isinstance(one, type) or isinstance(one, GenericAlias) else ()
        if isinstance(one, list):
            parts = _variables(one)
        for part in parts:
            if part not in found:
                found.append(part)
    return tuple(found)


class _Operators:
    """int | name"""
    __slots__ = ()

    def __or__(self, other): return Union[self, other]
    def __ror__(self, other): return Union[other, self]


class _Special(_Operators):
    """Any, Optional, ClassVar …: a name that may take parameters, as [make] says."""

    def __init__(self, name, make=None):
        self._name = name
        self._make = make

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __getitem__(self, item):
        if self._make is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._make(self, item)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __instancecheck__(self, instance):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")


def _is_generic_after(alias, bases):
    """Whether something that follows the alias among a class's bases brings Generic."""
    return any(isinstance(base, (_Alias, _GenericAlias))
               or isinstance(base, type) and issubclass(base, Generic)
               for base in bases[bases.index(alias) + 1:])


def _origin_and_generic(alias, bases):
    found = () if alias.__origin__ in bases else (alias.__origin__,)
    return found if _is_generic_after(alias, bases) else (*found, Generic)


class _GenericAlias(_Operators):
    """List[int]: an origin and its parameters."""

    def __init__(self, origin, args, name=None):
        self.__origin__ = origin
        self.__args__ = args
        self._name = name
        self.__parameters__ = _variables(args)
        self.__module__ = "typing" if name else origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        if self.__origin__ is Union:
            return other.__origin__ is Union and set(self.__args__) == set(other.__args__)
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self.__origin__ is Union:
            return hash((Union, frozenset(self.__args__)))
        return hash((self.__origin__, tuple(tuple(a) if isinstance(a, list) else a for a in self.__args__)))

    def __repr__(self):
        origin, args = self.__origin__, self.__args__
        if origin is Union and len(args) == 2 and type(None) in args:
            return f"typing.Optional[{_show(args[args[0] is type(None)])}]"
        name = f"typing.{self._name}" if self._name else _show(origin)
        if origin is _abc.Callable:
            first = "..." if args[0] is ... else f"[{', '.join(map(_show, args[:-1]))}]"
            if len(args) == 2 and isinstance(args[0], (ParamSpec, _GenericAlias)) and (
                    isinstance(args[0], ParamSpec) or args[0].__origin__ is Concatenate):
                first = _show(args[0])
            return f"{name}[{first}, {_show(args[-1])}]"
        if origin is Literal:
            return f"{name}[{', '.join(map(repr, args))}]"
        if origin is Annotated:
            return f"typing.Annotated[{_show(args[0])}, {', '.join(map(repr, args[1:]))}]"
        return f"{name}[{', '.join(map(_show, args)) or '()'}]"

    def __getitem__(self, item):
        items = item if isinstance(item, tuple) else (item,)
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        if len(items) != len(self.__parameters__):
            many = "many" if len(items) > len(self.__parameters__) else "few"
            raise TypeError(f"Too {many} arguments for {self!r}; actual {len(items)}, "
                            f"expected {len(self.__parameters__)}")
        known = dict(zip(self.__parameters__, map(_checked, items)))
        return self._with(known)

    def _with(self, known):
        def put(one):
            if isinstance(one, TypeVar):
                return known.get(one, one)
            if isinstance(one, _GenericAlias):
                return one._with(known)
            if isinstance(one, GenericAlias) and one.__parameters__:
                return one[tuple(known[p] for p in one.__parameters__)]
            return one
        args = tuple(map(put, self.__args__))
        if self.__origin__ is Union:
            return Union[args]
        return _GenericAlias(self.__origin__, args, self._name)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __call__(self, *args, **kwargs):
        if self._name and self.__origin__ in (Union, Literal):
            raise TypeError(f"Cannot instantiate {self!r}")
        if self._name and isinstance(self.__origin__, type) and self.__origin__.__module__ != "__main__":
            if self._name in _ALIASES:
                raise TypeError(f"Type {self._name} cannot be instantiated; use "
                                f"{self.__origin__.__name__}() instead")
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __mro_entries__(self, bases):
        if self._name and self._name != "Generic":
            return _origin_and_generic(self, bases)
        if self.__origin__ is Generic and _is_generic_after(self, bases):
            return ()  # that one brings it
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        return self.__subclasscheck__(type(instance))

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return any(issubclass(cls, one) for one in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __iter__(self):
        yield Unpack[self]

    def __copy__(self): return self
    def __deepcopy__(self, memo): return self


class _Alias(_Special):
    """List, Dict …: the old name of a class."""

    def __init__(self, name, origin, n=1):
        super().__init__(name)
        self.__origin__ = origin
        self._n = n
        self.__module__ = "typing"

    def __getitem__(self, item):
        items = item if isinstance(item, tuple) else (item,)
        if self._name == "Tuple":
            items = () if item == () else items
        elif self._name == "Callable":
            if not isinstance(item, tuple) or len(items) != 2:
                raise TypeError("Callable must be used as Callable[[arg, ...], result].")
            first, result = items
            if isinstance(first, list):
                items = (*first, result)
            elif first is not ... and not isinstance(first, (ParamSpec, _GenericAlias)):
                raise TypeError("Callable[args, result]: args must be a list. "
                                f"Got {first}")
        elif self._n >= 0 and len(items) != self._n:
            many = "many" if len(items) > self._n else "few"
            raise TypeError(f"Too {many} arguments for {self!r}; actual {len(items)}, "
                            f"expected {self._n}")
        return _GenericAlias(self.__origin__, tuple(map(_checked, items)), self._name)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Type {self._name} cannot be instantiated; use "
                        f"{self.__origin__.__name__}() instead")

    def __mro_entries__(self, bases):
        return _origin_and_generic(self, bases)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, cls):
        if isinstance(cls, _Alias):
            cls = cls.__origin__
        return issubclass(cls, self.__origin__)


# ---- special forms

def _one(self, item):
    if isinstance(item, tuple):
        raise TypeError(f"{self!r} accepts only a single type. Got {item!r:.100}.")
    return _GenericAlias(self, (_checked(item),), self._name)


def _union(self, item):
    if item == ():
        raise TypeError("Cannot take a Union of no types.")
    items = item if isinstance(item, tuple) else (item,)
    flat = []
    for one in map(_checked, items):
        is_union = isinstance(one, _UnionType) or getattr(one, "__origin__", None) is Union
        for part in one.__args__ if is_union else (one,):
            if part not in flat:
                flat.append(part)
    return flat[0] if len(flat) == 1 else _GenericAlias(self, tuple(flat), "Union")


def _optional(self, item):
    if isinstance(item, tuple):
        raise TypeError(f"{self!r} requires a single type. Got {item!r:.100}.")
    return Union[item, None]


def _literal(self, item):
    items = item if isinstance(item, tuple) else (item,)
    flat = []
    for one in items:
        parts = one.__args__ if getattr(one, "__origin__", None) is Literal else (one,)
        for part in parts:
            if not any(type(part) is type(known) and part == known for known in flat):
                flat.append(part)
    return _GenericAlias(self, tuple(flat), "Literal")


def _annotated(self, item):
    if not isinstance(item, tuple) or len(item) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an "
                        "annotation).")
    made = _GenericAlias(self, (_checked(item[0]), *item[1:]), "Annotated")
    made.__metadata__ = item[1:]
    return made


def _concatenate(self, item):
    return _GenericAlias(self, item if isinstance(item, tuple) else (item,), "Concatenate")


class _AnyMeta(type):
    def __instancecheck__(cls, instance):
        if cls is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(instance)

    def __repr__(cls):
        return "typing.Any" if cls is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls, *args, **kwargs)


Union = _Special("Union", _union)
Optional = _Special("Optional", _optional)
ClassVar = _Special("ClassVar", _one)
Final = _Special("Final", _one)
Literal = _Special("Literal", _literal)
Annotated = _Special("Annotated", _annotated)
Concatenate = _Special("Concatenate", _concatenate)
Required = _Special("Required", _one)
NotRequired = _Special("NotRequired", _one)
TypeGuard = _Special("TypeGuard", _one)
Unpack = _Special("Unpack", _one)
Self = _Special("Self")
Never = _Special("Never")
NoReturn = _Special("NoReturn")
LiteralString = _Special("LiteralString")
TypeAlias = _Special("TypeAlias")

_ALIASES = {}
for _name, _origin, _n in (
        ("List", list, 1), ("Dict", dict, 2), ("Set", set, 1), ("FrozenSet", frozenset, 1),
        ("Tuple", tuple, -1), ("Type", type, 1), ("Deque", collections.deque, 1),
        ("DefaultDict", collections.defaultdict, 2), ("OrderedDict", collections.OrderedDict, 2),
        ("Counter", collections.Counter, 1), ("ChainMap", collections.ChainMap, 2),
        ("AbstractSet", _abc.Set, 1), ("Callable", _abc.Callable, 2), ("Generator", _abc.Generator, 3),
        ("AsyncGenerator", _abc.AsyncGenerator, 2), ("Coroutine", _abc.Coroutine, 3),
        ("Mapping", _abc.Mapping, 2), ("MutableMapping", _abc.MutableMapping, 2),
        ("Hashable", _abc.Hashable, 0), ("Sized", _abc.Sized, 0)):
    _ALIASES[_name] = globals()[_name] = _Alias(_name, _origin, _n)
for _name in ("Awaitable AsyncIterable AsyncIterator Iterable Iterator Reversible Container "
              "Collection MutableSet Sequence MutableSequence KeysView ValuesView").split():
    _ALIASES[_name] = globals()[_name] = _Alias(_name, getattr(_abc, _name))
_ALIASES["ItemsView"] = ItemsView = _Alias("ItemsView", _abc.ItemsView, 2)
_ALIASES["ByteString"] = ByteString = _Alias("ByteString", _abc.ByteString, 0)
Text = str


def __getattr__(name):
    """Names whose classes are in modules that few programs need."""
    if name in ("Pattern", "Match"):
        import re
        made = _Alias(name, getattr(re, name))
    elif name in ("ContextManager", "AsyncContextManager"):
        import contextlib
        made = _Alias(name, getattr(contextlib, "Abstract" + name))
    else:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    globals()[name] = _ALIASES[name] = made
    return made


# ---- variables

class TypeVar(_Operators):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self.__name__ = name
        self.__constraints__ = tuple(map(_checked, constraints))
        self.__bound__ = None if bound is None else _checked(bound)
        self.__covariant__, self.__contravariant__ = covariant, contravariant
        self.__module__ = _sys._getframe(1).f_globals.get("__name__")

    def __repr__(self):
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __copy__(self): return self
    def __deepcopy__(self, memo): return self


class _ParamSpecPart:
    def __init__(self, origin):
        self.__origin__ = origin

    def __call__(self): pass

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(other) is type(self) else NotImplemented

    def __hash__(self):
        return hash((type(self), self.__origin__))

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._name}"

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class ParamSpecArgs(_ParamSpecPart):
    _name = "args"


class ParamSpecKwargs(_ParamSpecPart):
    _name = "kwargs"


class ParamSpec(TypeVar):
    args = property(ParamSpecArgs)
    kwargs = property(ParamSpecKwargs)


class TypeVarTuple(TypeVar):
    def __repr__(self):
        return self.__name__

    def __iter__(self):
        yield Unpack[self]


AnyStr = TypeVar("AnyStr", bytes, str)
T, KT, VT = TypeVar("T"), TypeVar("KT"), TypeVar("VT")


class ForwardRef(_Operators):
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


# ---- generic classes and protocols

class Generic:
    __slots__ = ()

    def __class_getitem__(cls, item):
        items = tuple(map(_checked, item if isinstance(item, tuple) else (item,)))
        if cls in (Generic, Protocol):
            if not all(isinstance(one, TypeVar) or getattr(one, "__origin__", None) is Unpack
                       for one in items):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or "
                                "parameter specification variables.")
            if len(set(items)) != len(items):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, items, cls.__name__)
        wanted = getattr(cls, "__parameters__", ())
        if not wanted:
            raise TypeError(f"{cls!r} is not a generic class")
        is_open = any(isinstance(one, (TypeVarTuple, ParamSpec)) for one in wanted)
        if len(items) != len(wanted) and not is_open:
            many = "many" if len(items) > len(wanted) else "few"
            raise TypeError(f"Too {many} arguments for {cls!r}; actual {len(items)}, "
                            f"expected {len(wanted)}")
        return _GenericAlias(cls, items)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        if Generic in bases:
            raise TypeError("Cannot inherit from plain Generic")
        for base in bases:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                cls.__parameters__ = base.__parameters__
                return
        cls.__parameters__ = _variables(bases)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            if not cls.__dict__.get("_is_runtime_protocol"):
                if _is_own_check():
                    return super().__instancecheck__(instance)
                raise TypeError("Instance and class checks can only be used with "
                                "@runtime_checkable protocols")
            return super().__instancecheck__(instance) or all(
                hasattr(instance, name) for name in cls._needs)
        return super().__instancecheck__(instance)

    def __subclasscheck__(cls, other):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol and isinstance(other, type):
            if cls.__dict__.get("_is_runtime_protocol"):
                return super().__subclasscheck__(other) or all(
                    any(name in base.__dict__ for base in other.__mro__) for name in cls._needs)
            if not _is_own_check():
                raise TypeError("Instance and class checks can only be used with "
                                "@runtime_checkable protocols")
        return super().__subclasscheck__(other)


def _is_own_check():
    """Whether it is abc or functools that asks, which must get an answer."""
    return _sys._getframe(2).f_globals.get("__name__") in ("abc", "functools", "_py_abc")


def _no_init(self, *args, **kwargs):
    """Of a protocol. A class that follows one, and is none, has that of its next base; not before
    an instance is made, so that it may still get its own."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init:
        return
    inits = [base.__dict__.get("__init__", _no_init) for base in cls.__mro__]
    cls.__init__ = next(init for init in inits if init is not _no_init)
    cls.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol and cls.__init__ is object.__init__:
            cls.__init__ = _no_init


_OWN = {"__module__", "__qualname__", "__doc__", "__dict__", "__weakref__", "__annotations__",
        "__abstractmethods__", "__slots__", "__init__", "__init_subclass__", "__parameters__",
        "__orig_bases__", "__class_getitem__", "__new__", "_is_protocol", "_is_runtime_protocol",
        "__subclasshook__", "_needs", "_abc_impl", "_registry"}


def runtime_checkable(cls):
    if not getattr(cls, "_is_protocol", False):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, "
                        f"got {cls!r}")
    cls._is_runtime_protocol = True
    names = {}
    for base in cls.__mro__:
        if base in (Protocol, Generic, object) or not getattr(base, "_is_protocol", False):
            continue
        for name in (*base.__dict__, *base.__dict__.get("__annotations__", ())):
            if name not in _OWN and not name.startswith("_abc_"):
                names[name] = True
    cls._needs = tuple(names)
    return cls


def _protocol(name, method):
    made = _ProtocolMeta(name, (Protocol,), {method: lambda self: None, "__module__": "typing"})
    return runtime_checkable(made)


SupportsInt = _protocol("SupportsInt", "__int__")
SupportsFloat = _protocol("SupportsFloat", "__float__")
SupportsIndex = _protocol("SupportsIndex", "__index__")
SupportsBytes = _protocol("SupportsBytes", "__bytes__")
SupportsComplex = _protocol("SupportsComplex", "__complex__")
SupportsAbs = _protocol("SupportsAbs", "__abs__")
SupportsRound = _protocol("SupportsRound", "__round__")


class IO(Generic[AnyStr]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


IO.__class_getitem__ = classmethod(lambda cls, item: _GenericAlias(cls, (item,)))


# ---- classes that are made of annotations

class _NamedTupleMeta(type):
    def __new__(meta, name, bases, names):
        notes = names.get("__annotations__", {})
        defaults = []
        for field in notes:
            if field in names:
                defaults.append(names[field])
            elif defaults:
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field{plural} "
                                f"{', '.join(f for f in notes if f in names)}")
        made = collections.namedtuple(name, notes, defaults=defaults, module=names["__module__"])
        made.__annotations__ = made.__new__.__annotations__ = dict(notes)
        for key, value in names.items():
            if key in ("__new__", "__init__", "_fields", "_make", "_replace", "_asdict"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__slots__", "__orig_bases__", "__module__", "__qualname__", "__annotations__") and key not in made._fields:
                setattr(made, key, value)
        made.__qualname__ = names.get("__qualname__", name)
        if any(base is Generic for base in bases):
            made.__class_getitem__ = classmethod(lambda cls, item: _GenericAlias(
                cls, item if isinstance(item, tuple) else (item,)))
        return made


_NamedTupleBase = type.__new__(_NamedTupleMeta, "NamedTuple", (), {"__module__": "typing"})


class _NamedTupleCall:
    """What NamedTuple is: a function, and a base class."""

    def __call__(self, typename, fields=None, /, **kwargs):
        pairs = list(fields if fields is not None else kwargs.items())
        made = collections.namedtuple(typename, [name for name, _ in pairs],
                                      module=_sys._getframe(1).f_globals.get("__name__"))
        made.__annotations__ = {name: _checked(kind) for name, kind in pairs}
        return made

    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)

    def __repr__(self):
        return "<function NamedTuple>"


NamedTuple = _NamedTupleCall()


class _TypedDictMeta(type):
    def __new__(meta, name, bases, names, total=True):
        notes, required, optional = {}, set(), set()
        for base in bases:
            notes.update(getattr(base, "__annotations__", {}))
            required |= getattr(base, "__required_keys__", frozenset())
            optional |= getattr(base, "__optional_keys__", frozenset())
        own = {key: _checked(kind) for key, kind in names.get("__annotations__", {}).items()}
        for key, kind in own.items():
            origin = getattr(kind, "__origin__", None)
            is_required = origin is Required or total and origin is not NotRequired
            (required if is_required else optional).add(key)
        notes.update(own)
        made = type.__new__(_TypedDictMeta, name, (dict,), {
            key: value for key, value in names.items() if key != "__annotations__"})
        made.__annotations__ = notes
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        made.__total__ = total
        return made

    def __init__(cls, *args, **kwargs):
        super().__init__(*args)

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


_TypedDictBase = type.__new__(_TypedDictMeta, "TypedDict", (), {"__module__": "typing"})


class _TypedDictCall:
    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        notes = dict(fields if fields is not None else kwargs)
        return _TypedDictMeta(typename, (), {
            "__annotations__": notes, "__module__": _sys._getframe(1).f_globals.get("__name__")},
            total=total)

    def __mro_entries__(self, bases):
        return (_TypedDictBase,)

    def __repr__(self):
        return "<function TypedDict>"


TypedDict = _TypedDictCall()


class NewType(_Operators):
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = _sys._getframe(1).f_globals.get("__name__")

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                        f"`Cls = NewType('Cls', {self.__name__})`")


# ---- functions

def cast(typ, val): return val
def final(f): return f
def no_type_check(arg): return arg
def no_type_check_decorator(decorator): return lambda *args, **kwds: no_type_check(decorator(*args, **kwds))
def assert_type(val, typ, /): return val
def dataclass_transform(**kwargs): return lambda cls: cls


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=_sys.stderr)
    return obj


def assert_never(arg, /):
    text = repr(arg)
    if len(text) > 100:
        text = text[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {text}")


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated "
                              "functions outside a stub module should always be followed by an "
                              "implementation that is not @overload-ed.")


def overload(func):
    _overloads.setdefault((func.__module__, func.__qualname__), []).append(func)
    return _overload_dummy


def get_overloads(func):
    return list(_overloads.get((func.__module__, func.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def _evaluated(note, space, local):
    if note is None:
        return type(None)
    if isinstance(note, ForwardRef):
        note = note.__forward_arg__
    if isinstance(note, str):
        return _evaluated(eval(note, space, local), space, local)
    if isinstance(note, _GenericAlias) and note.__origin__ is not Literal:
        args = tuple(_evaluated(a, space, local) if isinstance(a, (ForwardRef, _GenericAlias)) else a
                     for a in note.__args__)
        if args != note.__args__:
            return Union[args] if note.__origin__ is Union else _GenericAlias(note.__origin__, args, note._name)
    return note


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            module = _sys.modules.get(base.__module__)
            space = globalns if globalns is not None else vars(module) if module else {}
            for name, note in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _evaluated(note, space, localns if localns is not None else dict(vars(base)))
    else:
        while hasattr(obj, "__wrapped__"):
            obj = obj.__wrapped__
        notes = getattr(obj, "__annotations__", None)
        if notes is None:
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        space = globalns if globalns is not None else getattr(obj, "__globals__", vars(obj) if isinstance(obj, ModuleType) else {})
        hints = {name: _evaluated(note, space, localns or {}) for name, note in notes.items()}
    return hints if include_extras else {name: _without_extras(note) for name, note in hints.items()}


def _without_extras(note):
    return note.__args__[0] if getattr(note, "__origin__", None) is Annotated else note


def get_origin(tp):
    if isinstance(tp, _UnionType):
        return _UnionType
    if tp is Generic:
        return Generic
    return getattr(tp, "__origin__", None) if isinstance(tp, (_GenericAlias, GenericAlias, _Alias, _ParamSpecPart)) else None


def get_args(tp):
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is _abc.Callable and args and args[0] is not ... and not (
                len(args) == 2 and isinstance(args[0], ParamSpec)):
            return list(args[:-1]), args[-1]
        return args
    return tp.__args__ if isinstance(tp, _UnionType) else ()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


__all__ = [_name for _name in globals() if not _name.startswith("_") and _name not in (
    "collections", "ABCMeta", "BuiltinFunctionType", "FunctionType", "GenericAlias", "MethodType",
    "ModuleType")] + ["Pattern", "Match", "ContextManager", "AsyncContextManager"]
