"""functools.singledispatch: the function that is registered for the class of the first argument."""

import functools
import types
import typing
from abc import get_cache_token
from weakref import WeakKeyDictionary


def _merge(rows):
    """The C3 order of classes that each of the rows keeps."""
    order = []
    while rows := [row for row in rows if row]:
        for row in rows:
            if not any(row[0] in other[1:] for other in rows):
                first = row[0]
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        order.append(first)
        rows = [row[1:] if row[0] is first else row for row in rows]
    return order


def _c3_mro(cls, abcs=None):
    """The order of a class in which abstract classes that it only passes for have a place, too:
    directly behind the last of its bases that is abstract itself."""
    bases = list(cls.__bases__)
    n = max((i + 1 for i, base in enumerate(bases) if hasattr(base, "__abstractmethods__")), default=0)
    abcs = list(abcs) if abcs else []
    new = [abc for abc in abcs
           if issubclass(cls, abc) and not any(issubclass(base, abc) for base in bases)]
    left = [abc for abc in abcs if abc not in new]
    rows = [_c3_mro(base, left) for base in (*bases[:n], *new, *bases[n:])]
    return _merge([[cls], *rows, bases[:n], new, bases[n:]])


def _compose_mro(cls, types):
    own = set(cls.__mro__)
    wanted = [one for one in types if one not in own and hasattr(one, "__mro__")
              and not _is_alias(one) and issubclass(cls, one)]
    wanted = [one for one in wanted
              if not any(one is not other and one in other.__mro__ for other in wanted)]
    kept, order = set(wanted), []
    for one in wanted:
        found = [[base for base in sub.__mro__ if base in kept] for sub in one.__subclasses__()
                 if sub not in own and issubclass(cls, sub)]
        if not found:
            order.append(one)
        for row in sorted(found, key=len, reverse=True):
            order.extend(base for base in row if base not in order)
    return _c3_mro(cls, order)


def _is_alias(one):
    return isinstance(one, types.GenericAlias)


def _find(cls, registry):
    match = None
    for one in _compose_mro(cls, registry.keys()):
        if match is not None:
            if one in registry and one not in cls.__mro__ and match not in cls.__mro__ \
                    and not issubclass(match, one):
                raise RuntimeError(f"Ambiguous dispatch: {match} or {one}")
            break
        if one in registry:
            match = one
    return registry.get(match)


def _is_union(cls):
    return typing.get_origin(cls) in (typing.Union, types.UnionType)


def _is_class(cls):
    return isinstance(cls, type) and not _is_alias(cls)


def _may_be_registered(cls):
    return _is_class(cls) or _is_union(cls) and all(map(_is_class, cls.__args__))


def _annotated(func):
    """The class that the first annotation of a function says; TypeError."""
    notes = getattr(func, "__annotations__", {})
    if not notes:
        raise TypeError(f"Invalid first argument to `register()`: {func!r}. Use either "
                        "`@register(some_class)` or plain `@register` on an annotated function.")
    name, cls = next(iter(typing.get_type_hints(func).items()))
    if _may_be_registered(cls):
        return cls
    if _is_union(cls):
        raise TypeError(f"Invalid annotation for {name!r}. {cls!r} not all arguments are classes.")
    raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")


def singledispatch(func):
    registry, cache, token = {}, WeakKeyDictionary(), None

    def dispatch(cls):
        nonlocal token
        if token is not None and token != get_cache_token():
            cache.clear()
            token = get_cache_token()
        try:
            return cache[cls]
        except KeyError:
            found = cache[cls] = registry[cls] if cls in registry else _find(cls, registry)
            return found

    def register(cls, func=None):
        nonlocal token
        if _may_be_registered(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError("Invalid first argument to `register()`. "
                                f"{cls!r} is not a class or union type.")
            func, cls = cls, _annotated(cls)
        for one in cls.__args__ if _is_union(cls) else (cls,):
            registry[one] = func
        if token is None and hasattr(cls, "__abstractmethods__"):
            token = get_cache_token()
        cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register, wrapper.dispatch = register, dispatch
    wrapper.registry = types.MappingProxyType(registry)
    wrapper._clear_cache = cache.clear
    return functools.update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher, self.func = singledispatch(func), func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            method = self.dispatcher.dispatch(args[0].__class__)
            return method.__get__(obj, cls)(*args, **kwargs)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        return functools.update_wrapper(_method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
