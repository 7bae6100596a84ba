"""Copies: shallow ones, and deep ones that copy what is inside too."""
from copyreg import dispatch_table as _dispatch_table


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
    reduced = _in_parts(x, cls)
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
            reduced = _in_parts(x, cls)
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

def _in_parts(x, cls):
    reduce = _dispatch_table.get(cls)
    return x.__reduce_ex__(4) if reduce is None else reduce(x)


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
