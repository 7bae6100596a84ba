"""Copies: shallow ones, and deep ones that copy what is inside too."""
from _collections import deque as _deque


class Error(Exception):
    pass


error = Error

_as_they_are = {
    type(None), type(...), type(NotImplemented), int, float, bool, str, bytes, range, property,
    type(lambda: None), type(len), type(list.append), type((lambda: None).__code__),
}


def _is_atomic(cls):
    return cls in _as_they_are or issubclass(cls, type)


def copy(x):
    cls = type(x)
    if _is_atomic(cls) or cls is tuple or cls is frozenset or cls is slice:
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduced = _reduce(x)
    return x if isinstance(reduced, str) else _rebuild(x, None, *reduced)


def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    y = memo.get(id(x), _nil)
    if y is not _nil:
        return y
    cls = type(x)
    if _is_atomic(cls):
        return x
    deep = _deep.get(cls)
    if deep is not None:
        y = deep(x, memo)
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            reduced = _reduce(x)
            y = x if isinstance(reduced, str) else _rebuild(x, memo, *reduced)
    if y is not x:
        memo[id(x)] = y
        memo.setdefault(id(memo), []).append(x)  # kept, so that its id stays its own meanwhile
    return y


# ---- deep copies of the built-in containers

def _deep_list(x, memo):
    y = memo[id(x)] = []
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    if id(x) in memo:  # it contains itself, through something else
        return memo[id(x)]
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _deep_dict(x, memo):
    y = memo[id(x)] = {}
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deep = {list: _deep_list, tuple: _deep_tuple, dict: _deep_dict}


# ---- everything else is taken apart and put together again

def _new(cls, *args):
    return cls.__new__(cls, *args)


def _new_with_names(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reduce(x):
    """How to make an x: (function, arguments[, state[, items[, pairs]]])."""
    cls = type(x)
    for name in "__reduce_ex__", "__reduce__":
        method = getattr(cls, name, None)
        if method is not None:
            return method(x, 4) if name == "__reduce_ex__" else method(x)
    if "__module__" not in cls.__dict__ and not isinstance(x, _simple) and cls is not object:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    state = _state(x)
    if isinstance(x, BaseException):
        return cls, x.args, state
    if isinstance(x, (set, frozenset, bytearray)):
        return cls, (bytes(x) if isinstance(x, bytearray) else list(x),), state
    if isinstance(x, _deque):
        return cls, () if x.maxlen is None else ((), x.maxlen), state, iter(x)
    items = iter(x) if isinstance(x, list) else None
    pairs = iter(x.items()) if isinstance(x, dict) else None
    return *_arguments(x, cls), state, items, pairs


_simple = (BaseException, set, frozenset, bytearray, _deque)


def _arguments(x, cls):
    if hasattr(cls, "__getnewargs_ex__"):
        return _new_with_names, (cls, *x.__getnewargs_ex__())
    if hasattr(cls, "__getnewargs__"):
        return _new, (cls, *x.__getnewargs__())
    for base in int, float, str, bytes, tuple:
        if isinstance(x, base):
            return _new, (cls, base(x) if base is not str else str.__str__(x))
    return _new, (cls,)


def _state(x):
    cls = type(x)
    if hasattr(cls, "__getstate__"):
        return x.__getstate__()
    slots = {}
    for base in cls.__mro__:
        names = base.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{base.__name__.lstrip('_')}{name}"
            if hasattr(x, name):
                slots[name] = getattr(x, name)
    state = getattr(x, "__dict__", None) or None
    return (state, slots) if slots else state


def _rebuild(x, memo, function, args, state=None, items=None, pairs=None):
    is_deep = memo is not None
    if is_deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = function(*args)
    if is_deep:
        memo[id(x)] = y
    if state is not None:
        if is_deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            for name, value in (slots or {}).items():
                setattr(y, name, value)
    for item in items or ():
        y.append(deepcopy(item, memo) if is_deep else item)
    for key, value in pairs or ():
        y[deepcopy(key, memo) if is_deep else key] = deepcopy(value, memo) if is_deep else value
    return y


class _Class:
    def method(self):
        pass


_deep[type(_Class().method)] = _deep_method
del _Class
