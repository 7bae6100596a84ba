"""Functions that make functions of functions."""

_MethodType = type(type("", (), {"method": lambda self: None})().method)

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
    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __init__(self, /, *args, **keywords):
        pass

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __reduce__(self):
        own = {name: value for name, value in self.__dict__.items()
               if name not in ("func", "args", "keywords")}
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, own or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4 or not callable(state[0]) \
                or not isinstance(state[1], tuple):
            raise TypeError("invalid partial state")
        self.func, self.args, self.keywords, own = state
        self.keywords = self.keywords or {}
        self.__dict__.update(own or {})

    def __repr__(self):
        words = [repr(self.func), *map(repr, self.args)]
        words += [f"{key}={value!r}" for key, value in self.keywords.items()]
        name = type(self).__qualname__
        return f"{'functools.' if type(self) is partial else '__main__.'}{name}({', '.join(words)})"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, cls=None):
        func = self.func.__get__(instance, cls) if hasattr(self.func, "__get__") else self.func
        return partial(func, *self.args, **self.keywords)


_missing = object()


def reduce(*args):
    if not 2 <= len(args) <= 3:
        raise TypeError(f"reduce expected at {'least 2' if len(args) < 2 else 'most 3'} arguments, "
                        f"got {len(args)}")
    function, iterable, initial = args if len(args) == 3 else (*args, _missing)
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
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
        if self._maxsize is not None:
            return self._call_bounded(args, keywords)
        key = self._key(args, keywords)
        found = self._results.get(key, _missing)
        if found is not _missing:
            self._hits += 1
            return found
        self._misses += 1
        found = self._results[key] = self._function(*args, **keywords)
        return found

    def _call_bounded(self, args, keywords):
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
        kept = instance.__dict__
        if self.attrname not in kept:
            kept[self.attrname] = self.func(instance)
        return kept[self.attrname]


def _ordering(root, name, operation):
    def method(self, other):
        answer = getattr(type(self), root)(self, other)
        return answer if answer is NotImplemented else operation(answer, self, other)
    method.__name__ = name
    method.__qualname__ = name
    return method


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


def cmp_to_key(mycmp):
    class K:
        __slots__ = ("obj",)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None
    return K


def singledispatch(func):
    registry = {}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry and base is not object:
                return registry[base]
        best = None
        for known in registry:
            if known is not object and issubclass(cls, known):
                if best is None or issubclass(known, best):
                    best = known
        return registry[best or object]

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            func = cls
            notes = [note for key, note in func.__annotations__.items() if key != "return"]
            if not notes:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. "
                                "Use either `@register(some_class)` or plain `@register` "
                                "on an annotated function.")
            cls = notes[0]
        for one in getattr(cls, "__args__", None) or (cls,):
            registry[one] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            chosen = self.dispatcher.dispatch(args[0].__class__)
            return chosen.__get__(obj, cls)(*args, **kwargs)
        method.register = self.register
        return update_wrapper(method, self.func)
