"""Functions that make functions of functions."""

from _inspect import as_built_in as _built_in

_MethodType = type(type("", (), {"method": lambda self: None})().method)
_GenericAlias = type(list[int])

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate


class partial:
    """A function with some of its arguments; func, args and keywords can only be read."""
    __slots__ = ("_func", "_args", "_keywords", "__dict__", "__weakref__")

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial) and not func.__dict__:
            args = func._args + args
            keywords = {**func._keywords, **keywords}
            func = func._func
        self = super().__new__(cls)
        self._func, self._args, self._keywords = func, args, keywords
        return self

    def __init__(self, /, *args, **keywords):
        pass

    func = property(lambda self: self._func)
    args = property(lambda self: self._args)
    keywords = property(lambda self: self._keywords)
    __class_getitem__ = classmethod(_GenericAlias)

    def __call__(self, /, *args, **keywords):
        return self._func(*self._args, *args, **{**self._keywords, **keywords})

    def __reduce__(self):
        return type(self), (self._func,), (self._func, self._args, self._keywords,
                                           self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError("invalid partial state")
        func, args, keywords, own = state
        if not callable(func) or not isinstance(args, tuple) or \
                not isinstance(keywords, (dict, type(None))):
            raise TypeError("invalid partial state")
        self._func, self._args = func, tuple(args)
        self._keywords = {} if keywords is None else \
            keywords if type(keywords) is dict else dict(keywords)
        self.__dict__ = {} if own is None else own

    def __repr__(self):
        if id(self) in _being_shown:
            return "..."
        _being_shown.add(id(self))
        try:
            name = "functools.partial" if type(self) is partial else type(self).__name__
            return f"{name}({_show_call(self)})"
        finally:
            _being_shown.discard(id(self))


_being_shown = set()


def _show_call(self):
    words = [repr(self.func), *map(repr, self.args)]
    return ", ".join(words + [f"{key}={value!r}" for key, value in self.keywords.items()])


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args, keywords = func.args + args, {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    __class_getitem__ = classmethod(_GenericAlias)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __repr__(self):
        return f"{type(self).__module__}.{type(self).__qualname__}({_show_call(self)})"

    def _as_function(self):
        def _method(self_or_cls, /, *args, **keywords):
            return self.func(self_or_cls, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, instance, cls=None):
        bind = getattr(self.func, "__get__", None)
        bound = self.func if bind is None else bind(instance, cls)
        if bound is self.func:  # it is no method yet
            return self._as_function().__get__(instance, cls)
        made = partial(bound, *self.args, **self.keywords)
        if hasattr(bound, "__self__"):
            made.__self__ = bound.__self__
        return made


_missing = object()


@_built_in
def reduce(*args):
    if not 2 <= len(args) <= 3:
        raise TypeError(f"reduce expected at {'least 2' if len(args) < 2 else 'most 3'} arguments, "
                        f"got {len(args)}")
    function, iterable, initial = args if len(args) == 3 else (*args, _missing)
    if not hasattr(type(iterable), "__iter__") and not hasattr(type(iterable), "__getitem__"):
        raise TypeError("reduce() arg 2 must support iteration")
    iterator = iter(iterable)
    if initial is _missing:
        try:
            initial = next(iterator)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    for item in iterator:
        initial = function(initial, item)
    return initial


class _CacheInfo(tuple):
    _fields = __match_args__ = ("hits", "misses", "maxsize", "currsize")

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __repr__(self):
        return "CacheInfo(hits=%d, misses=%d, maxsize=%r, currsize=%d)" % tuple(self)

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])


class _lru_cache_wrapper:
    """A function with the results of its last calls. A comparison of keys may call it again: so each
    is looked for as often as in CPython, and what is the oldest is told by numbers."""

    def __init__(self, function, maxsize, typed):
        self._function = function
        self._maxsize = maxsize
        self._typed = typed
        self._results = {}  # by key; with a maxsize [result, key, number]
        self._used = {}  # these by their numbers, the oldest first
        self._last_number = 0
        self.cache_clear()
        update_wrapper(self, function)

    def __get__(self, instance, cls=None):
        return self if instance is None else _MethodType(self, instance)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__qualname__

    def _key(self, args, keywords):
        if not keywords and not self._typed:
            return args
        key = (args, *keywords.items())
        if self._typed:
            key += (*map(type, args), *map(type, keywords.values()))
        return (_missing, key)

    def __call__(self, /, *args, **keywords):
        if self._maxsize is None:
            key = self._key(args, keywords)
            found = self._results.get(key, _missing)
            if found is not _missing:
                self._hits += 1
                return found
            self._misses += 1
            found = self._results[key] = self._function(*args, **keywords)
            return found
        if self._maxsize == 0:
            self._misses += 1
            return self._function(*args, **keywords)
        key = self._key(args, keywords)
        found = self._results.get(key)
        if found is not None:
            self._used.pop(found[2], None)
            self._number(found)
            self._hits += 1
            return found[0]
        self._misses += 1
        result = self._function(*args, **keywords)
        if self._results.get(key) is None and (len(self._results) < self._maxsize or self._drop()):
            self._results[key] = entry = [result, key, 0]
            self._number(entry)
        return result

    def _number(self, entry):
        self._last_number = entry[2] = number = self._last_number + 1
        self._used[number] = entry

    def _drop(self):
        """False: the oldest went while it was looked for."""
        oldest = self._used.pop(next(iter(self._used)))
        return self._results.pop(oldest[1], None) is not None

    def cache_info(self):
        return _CacheInfo(self._hits, self._misses, self._maxsize, len(self._results))

    def cache_clear(self):
        self._results.clear()
        self._used.clear()
        self._hits = self._misses = 0

    def cache_parameters(self):
        return {"maxsize": self._maxsize, "typed": self._typed}

    def __repr__(self):
        return f"<functools._lru_cache_wrapper object at {id(self):#x}>"


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize):
        return _lru_cache_wrapper(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _lru_cache_wrapper(function, maxsize, typed)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = getattr(func, "__doc__", None)

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        kind = type(instance).__name__
        try:
            kept = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {kind!r} instance to cache "
                            f"{self.attrname!r} property.") from None
        if self.attrname not in kept:
            value = self.func(instance)
            try:
                kept[self.attrname] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {kind!r} instance does not support "
                                f"item assignment for caching {self.attrname!r} property.") from None
        return kept[self.attrname]

    __class_getitem__ = classmethod(_GenericAlias)


def _ordering(root, name, operation):
    """The method [name] by way of the method [root]; there is one of each pair, so that it can be
    pickled by its name."""
    known = f"_{name.strip('_')}_from_{root.strip('_')}"
    if known not in globals():
        def method(self, other):
            answer = getattr(type(self), root)(self, other)
            return answer if answer is NotImplemented else operation(answer, self, other)
        method.__name__, method.__qualname__ = name, known
        globals()[known] = method
    return globals()[known]


def _not(answer, self, other):
    return not answer


def _or_equal(answer, self, other):
    return answer or self == other


def _nor_equal(answer, self, other):
    return not answer and self != other


def _not_or_equal(answer, self, other):
    return not answer or self == other


def _but_unequal(answer, self, other):
    return answer and self != other


_orderings = {
    "__lt__": {"__gt__": _nor_equal, "__le__": _or_equal, "__ge__": _not},
    "__le__": {"__ge__": _not_or_equal, "__lt__": _but_unequal, "__gt__": _not},
    "__gt__": {"__lt__": _nor_equal, "__ge__": _or_equal, "__le__": _not},
    "__ge__": {"__le__": _not_or_equal, "__gt__": _but_unequal, "__lt__": _not},
}


def total_ordering(cls):
    roots = [op for op in _orderings if getattr(cls, op) is not getattr(object, op)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for root in ("__lt__", "__le__", "__gt__", "__ge__"):
        if root in roots:
            break
    for name, operation in _orderings[root].items():
        if name not in roots:
            setattr(cls, name, _ordering(root, name, operation))
    return cls


class _Key:
    """What the keys of all comparisons have in common."""
    __slots__ = ("obj",)


@_built_in
def cmp_to_key(mycmp):
    class K(_Key):
        __slots__ = ()

        def __init__(self, obj):
            self.obj = obj

        def __call__(self, obj):
            return K(obj)

        def _compared(self, other):
            if not isinstance(other, _Key):
                raise TypeError("other argument must be K instance")
            return mycmp(self.obj, other.obj)

        def __lt__(self, other):
            return self._compared(other) < 0

        def __gt__(self, other):
            return self._compared(other) > 0

        def __eq__(self, other):
            return self._compared(other) == 0

        def __le__(self, other):
            return self._compared(other) <= 0

        def __ge__(self, other):
            return self._compared(other) >= 0

        __hash__ = None
    return K


def __getattr__(name):
    """What few programs use is read when it is asked for."""
    if name in ("singledispatch", "singledispatchmethod", "_c3_mro", "_compose_mro"):
        import _functools_dispatch
        found = globals()[name] = getattr(_functools_dispatch, name)
        return found
    if name == "RLock":
        from _thread import RLock
        return RLock
    raise AttributeError(f"module 'functools' has no attribute {name!r}")


__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering",
           "cache", "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod",
           "singledispatch", "singledispatchmethod", "cached_property"]
