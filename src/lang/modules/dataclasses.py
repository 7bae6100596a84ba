"""Classes whose methods follow from their fields."""

import sys
from types import GenericAlias, MappingProxyType

__all__ = ["FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "Field", "asdict", "astuple",
           "dataclass", "field", "fields", "is_dataclass", "make_dataclass", "replace"]


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()


class InitVar:
    """A parameter of __init__ that goes to __post_init__ and is no field."""
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        shown = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{shown}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class _Kind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR, _FIELD_KW_ONLY = map(
    _Kind, ("_FIELD", "_FIELD_CLASSVAR", "_FIELD_INITVAR", "_FIELD_KW_ONLY"))


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        words = ",".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__])
        return f"_DataclassParams({words})"


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
                 "metadata", "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        words = ",".join([f"{name}={getattr(self, name)!r}" for name in (
            "name", "type", "default", "default_factory", "init", "repr", "hash", "compare",
            "metadata", "kw_only", "_field_type")])
        return f"Field({words})"

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), "__set_name__", None)
        if method:
            method(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)

    @property
    def has_default(self):
        return self.default is not MISSING or self.default_factory is not MISSING


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _word(text):
    """The name that a text begins with, and the rest."""
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return text[:end], text[end:].lstrip()


def _meant(cls, text):
    """What the first name of an annotation that is a text is in the module of the class."""
    names = getattr(sys.modules.get(cls.__module__), "__dict__", {})
    first, rest = _word(text)
    found = names.get(first)
    return getattr(found, _word(rest[1:])[0], None) if rest[:1] == "." else found


def _kind_of(cls, annotation):
    """What an annotation says of its name; one that is a text is judged by its first words."""
    meant = _meant(cls, annotation) if isinstance(annotation, str) else annotation
    typing = sys.modules.get("typing")
    if typing and (meant is typing.ClassVar or type(meant) is typing._GenericAlias
                   and meant.__origin__ is typing.ClassVar):
        return _FIELD_CLASSVAR
    if isinstance(meant, InitVar) or meant is InitVar:
        return _FIELD_INITVAR
    return _FIELD_KW_ONLY if meant is KW_ONLY else _FIELD


def _own_fields(cls, kw_only):
    own = []
    seen_mark = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        kind = _kind_of(cls, annotation)
        if kind is _FIELD_KW_ONLY:
            if seen_mark:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only = seen_mark = True
            continue
        default = getattr(cls, name, MISSING)
        one = default if isinstance(default, Field) else field(
            default=MISSING if type(default).__name__ == "member_descriptor" else default)
        one.name, one.type, one._field_type = name, annotation, kind
        if one._field_type is not _FIELD and one.default_factory is not MISSING:
            raise TypeError(f"field {name} cannot have a default factory")
        if one._field_type is _FIELD_CLASSVAR:
            if one.kw_only is not MISSING:
                raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
        elif one.kw_only is MISSING:
            one.kw_only = kw_only
        if isinstance(default, Field):
            if one.default is not MISSING:
                setattr(cls, name, one.default)
            else:
                delattr(cls, name)
        if one._field_type is _FIELD and one.default is not MISSING and (
                type(one.default).__hash__ is None):
            raise ValueError(f"mutable default {type(one.default)!r} for field {name} is not allowed: "
                             "use default_factory")
        own.append(one)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return own


# ---- the methods: written as source, so that they are called and fail like any others

def _make_function(cls, name, parameters, body, names):
    lines = "\n".join(["  " + line for line in body])
    source = f"def _make({', '.join(names)}):\n def {name}({parameters}):\n"
    source += "\n".join("  " + line for line in lines.split("\n")) + f"\n return {name}"
    module = sys.modules.get(cls.__module__)
    space = {}
    exec(source, vars(module) if module else {}, space)
    function = space["_make"](**names)
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    function.__module__ = cls.__module__
    return function


def _make_init(cls, all_fields, frozen, me, slots):
    positional = [f for f in all_fields if f.init and not f.kw_only]
    named = [f for f in all_fields if f.init and f.kw_only]
    seen_default = False
    for f in positional:
        if f.has_default:
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    names = {"_HAS_DEFAULT_FACTORY": _FACTORY, "_object": object}

    def parameter(f):
        if f.default is not MISSING:
            names[f"_dflt_{f.name}"] = f.default
            return f"{f.name}=_dflt_{f.name}"
        return f"{f.name}=_HAS_DEFAULT_FACTORY" if f.default_factory is not MISSING else f.name

    body = []
    for f in all_fields:
        if f.default_factory is not MISSING:
            names[f"_dflt_{f.name}"] = f.default_factory
            value = f"_dflt_{f.name}()"
            if f.init:
                value += f" if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}"
        elif f.init:
            value = f.name
        elif f.default is not MISSING and (slots or "__slots__" in cls.__dict__):
            names[f"_dflt_{f.name}"] = f.default
            value = f"_dflt_{f.name}"
        else:
            continue
        if f._field_type is _FIELD_INITVAR:
            continue
        body.append(f"_object.__setattr__({me}, {f.name!r}, {value})" if frozen
                    else f"{me}.{f.name} = {value}")
    if hasattr(cls, "__post_init__"):
        given = ", ".join([f.name for f in all_fields if f._field_type is _FIELD_INITVAR])
        body.append(f"{me}.__post_init__({given})")
    parameters = [me, *map(parameter, positional)]
    if named:
        parameters += ["*", *map(parameter, named)]
    made = _make_function(cls, "__init__", ", ".join(parameters), body or ["pass"], names)
    made.__annotations__.update({f.name: f.type.type if isinstance(f.type, InitVar) else f.type
                                 for f in positional + named}, **{"return": None})
    return made


class _Factory:
    def __repr__(self):
        return "<factory>"


_FACTORY = _Factory()


def _row(name, some):
    return "(" + "".join([f"{name}.{f.name}, " for f in some]) + ")"


def _make_order(cls, name, operator, some):
    body = ["if other.__class__ is self.__class__:",
            f" return {_row('self', some)} {operator} {_row('other', some)}", "return NotImplemented"]
    return _make_function(cls, name, "self, other", body, {})


def _make_repr(cls, some):
    words = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in some])
    running = set()
    body = ["if id(self) in _running:", " return '...'", "_running.add(id(self))", "try:",
            f" return f'{{self.__class__.__qualname__}}({words})'", "finally:",
            " _running.discard(id(self))"]
    made = _make_function(cls, "__repr__", "self", body, {"_running": running})
    return made


def _freeze(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)
    for method in (__setattr__, __delattr__):
        if method.__name__ in cls.__dict__:
            raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}")
        setattr(cls, method.__name__, method)


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    known = {}
    frozen_bases = set()
    for base in cls.__mro__[-1:0:-1]:
        if "__dataclass_fields__" in base.__dict__:
            known.update(base.__dataclass_fields__)
            frozen_bases.add(base.__dataclass_params__.frozen)
    own = _own_fields(cls, kw_only)
    for f in own:
        known[f.name] = f
    if True in frozen_bases and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if frozen_bases == {False} and frozen:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    cls.__dataclass_params__ = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
    cls.__dataclass_fields__ = known
    all_fields = [f for f in known.values() if f._field_type is not _FIELD_CLASSVAR]
    real = [f for f in all_fields if f._field_type is _FIELD]
    compared = [f for f in real if f.compare]

    def add(name, make):
        if name in cls.__dict__:
            return False
        setattr(cls, name, make())
        return True

    own_hash = cls.__dict__.get("__hash__", MISSING)
    has_hash = own_hash is not MISSING and not (own_hash is None and "__eq__" in cls.__dict__)
    if init:
        me = "__dataclass_self__" if "self" in known else "self"
        add("__init__", lambda: _make_init(cls, all_fields, frozen, me, slots))
    if repr:
        add("__repr__", lambda: _make_repr(cls, [f for f in real if f.repr]))
    if eq:
        add("__eq__", lambda: _make_order(cls, "__eq__", "==", compared))
    if order:
        if not eq:
            raise ValueError("eq must be true if order is true")
        for name, operator in ("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">="):
            if not add(name, lambda: _make_order(cls, name, operator, compared)):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
    if frozen:
        _freeze(cls, {f.name for f in real})
    if unsafe_hash and has_hash:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if unsafe_hash or eq and frozen and not has_hash:
        hashed = [f for f in real if (f.compare if f.hash is None else f.hash)]
        cls.__hash__ = _make_function(cls, "__hash__", "self", [f"return hash({_row('self', hashed)})"], {})
    elif eq and not has_hash:
        cls.__hash__ = None
    if "__doc__" not in cls.__dict__ or cls.__doc__ is None:
        try:
            import inspect
            text = str(inspect.signature(cls)).replace(" -> None", "")
        except (TypeError, ValueError):
            text = ""
        cls.__doc__ = cls.__name__ + text
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in all_fields if f.init and not f.kw_only)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, real, weakref_slot, frozen)
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _get_state(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_state(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _with_slots(cls, real, weakref_slot, frozen):
    """The class once more, with the fields as __slots__."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        if hasattr(slots, "__next__"):
            raise TypeError(f"Slots of {base.__name__!r} cannot be determined")
        inherited.update((slots,) if isinstance(slots, str) else slots)
    names = {k: v for k, v in cls.__dict__.items() if k not in ("__dict__", "__weakref__")}
    wanted = [f.name for f in real] + (["__weakref__"] if weakref_slot else [])
    names["__slots__"] = tuple([name for name in wanted if name not in inherited])
    for f in real:
        names.pop(f.name, None)
    names.pop("__qualname__", None)
    if frozen:  # copying and unpickling set no attributes
        names.setdefault("__getstate__", _get_state)
        names.setdefault("__setstate__", _set_state)
    made = type(cls)(cls.__name__, cls.__bases__, names)
    made.__qualname__ = cls.__qualname__
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                        weakref_slot)
    return wrap if cls is None else wrap(cls)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    import keyword
    names = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, type_ = item, "typing.Any"
        elif len(item) == 2:
            name, type_ = item
        elif len(item) == 3:
            name, type_, names[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = type_
    names["__annotations__"] = annotations
    names.setdefault("__module__", "types")
    return dataclass(type(cls_name, bases, names), **options)


def fields(class_or_instance):
    try:
        known = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in known.values() if f._field_type is _FIELD])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def _plain(value, make):
    if is_dataclass(value) and not isinstance(value, type):
        return make([(f.name, _plain(getattr(value, f.name), make)) for f in fields(value)])
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*[_plain(item, make) for item in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_plain(item, make) for item in value])
    if isinstance(value, dict):
        pairs = [(_plain(k, make), _plain(v, make)) for k, v in value.items()]
        if hasattr(type(value), "default_factory"):
            return type(value)(value.default_factory, pairs)
        return type(value)(pairs)
    import copy
    return copy.deepcopy(value)


def asdict(obj, *, dict_factory=dict):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("asdict() should be called on dataclass instances")
    return _plain(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("astuple() should be called on dataclass instances")
    return _plain(obj, lambda items: tuple_factory([value for _, value in items]))


def replace(obj, /, **changes):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("replace() should be called on dataclass instances")
    for f in obj.__dataclass_fields__.values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if f._field_type is _FIELD_INITVAR and f.name not in changes:
            if f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = f.default
        elif not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be "
                                 "specified with replace()")
        elif f.name not in changes:
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
