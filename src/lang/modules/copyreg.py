"""How objects are taken apart and put together again: what copy and pickle build on.

An object in parts is (function, arguments[, state[, items[, pairs]]]), as __reduce_ex__ gives it.
"""
import sys
from _collections import deque as _deque

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


def pickle_complex(c):
    return complex, (c.real, c.imag)


def pickle_union(obj):
    import functools
    import operator
    return functools.reduce, (operator.or_, obj.__args__)


pickle(complex, pickle_complex, complex)
pickle(type(int | str), pickle_union)


# ---- extension codes, which protocol 2 has

_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    code = int(code)
    if not 1 <= code <= 0x7FFFFFFF:
        raise ValueError("code out of range")
    key = module, name
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code {_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key {_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()


# ---- what object's own methods do: the core calls these two

def _state(x):
    """object.__getstate__: the attributes; with those of slots, a pair."""
    slots = {name: getattr(x, name) for name in _slotnames(type(x)) if hasattr(x, name)}
    state = getattr(x, "__dict__", None) or None
    return (state, slots) if slots else state


def _reduce(x, protocol):
    """object.__reduce_ex__ where __reduce__ is object's."""
    cls = type(x)
    for base, reduce in _built_in:
        if isinstance(x, base):
            return reduce(x, cls)
    if isinstance(x, type(_reduce.__code__)):
        raise TypeError("cannot pickle code objects")
    if _has_hidden_parts(cls):
        raise TypeError(f"cannot pickle {_full_name(cls)!r} object")
    if protocol < 2:
        return _reduce_early(x, cls)
    state = x.__getstate__()
    items = iter(x) if isinstance(x, list) else None
    pairs = iter(x.items()) if isinstance(x, dict) else None
    if hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = x.__getnewargs_ex__()
        if kwargs:
            return __newobj_ex__, (cls, args, kwargs), state, items, pairs
    else:
        args = x.__getnewargs__() if hasattr(cls, "__getnewargs__") else ()
    return __newobj__, (cls, *args), state, items, pairs


def _reduce_early(x, cls):
    for base in cls.__mro__:
        if "__module__" not in base.__dict__ or base is object:
            break
    state = None if base is object else base(x)
    if base is not object and base is cls:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    if getattr(x, "__slots__", None) and type(x).__getstate__ is object.__getstate__:
        raise TypeError("a class that defines __slots__ without defining __getstate__ "
                        "cannot be pickled")
    attributes = x.__getstate__()
    parts = _reconstructor, (cls, base, state)
    return (*parts, attributes) if attributes else parts


def _slotnames(cls):
    names = []
    for base in cls.__mro__:
        own = base.__dict__.get("__slots__", ())
        for name in (own,) if isinstance(own, str) else own:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{base.__name__.lstrip('_')}{name}"
            names.append(name)
    return names


def _has_hidden_parts(cls):
    """Whether it is made in C of more than what its __new__ takes."""
    for base in cls.__mro__:
        if "__module__" not in base.__dict__:
            return base not in _plain
    return False


def _full_name(cls):
    if cls.__module__ == "threading" or cls.__name__ == "Waiters":  # each of those has a lock
        return "_thread.lock"
    return cls.__name__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__name__}"


_plain = {object, int, float, complex, bool, str, bytes, tuple, list, dict}


def _with_state(parts, x):
    state = x.__getstate__()
    return parts if state is None else (*parts, state)


def _reduce_exception(x, cls):
    args = x.args
    if isinstance(x, OSError) and x.filename is not None and len(args) == 2:
        args = (*args, x.filename) if x.filename2 is None else (*args, x.filename, None, x.filename2)
    return _with_state((cls, args), x)


def _reduce_deque(x, cls):
    args = () if x.maxlen is None else ((), x.maxlen)
    return cls, args, x.__getstate__(), iter(x)


_built_in = (
    (BaseException, _reduce_exception),
    ((set, frozenset), lambda x, cls: (cls, (list(x),), x.__getstate__())),
    (bytearray, lambda x, cls: (cls, (bytes(x),) if x else (), x.__getstate__())),
    (_deque, _reduce_deque),
    (slice, lambda x, cls: (cls, (x.start, x.stop, x.step))),
    (range, lambda x, cls: (cls, (x.start, x.stop, x.step))),
    (type(...), lambda x, cls: "Ellipsis"),
    (type(NotImplemented), lambda x, cls: "NotImplemented"),
    (type(list[int]), lambda x, cls: (cls, (x.__origin__, x.__args__))),
    (type(len), lambda x, cls: (x.__name__ if isinstance(x.__self__, (type(None), type(sys)))
                                else (getattr, (x.__self__, x.__name__)))),
    (type(list.append), lambda x, cls: (getattr, (x.__objclass__, x.__name__))),
    (type(_reduce_deque.__get__(1)), lambda x, cls: (getattr, (x.__self__, x.__func__.__name__))),
)
