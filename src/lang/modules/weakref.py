"""Weak references, and containers that do not keep what is in them."""

from types import GenericAlias

from _weakref import getweakrefcount, getweakrefs, ref

ReferenceType = ref


# ---- proxies


def _forwarded(name):
    def method(self, *args):
        return getattr(_target(self), name)(*args)

    method.__name__ = name
    return method


def _target(proxy):
    target = object.__getattribute__(proxy, "_reference")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


class ProxyType:
    """Does what the object does, as long as that lives."""

    __slots__ = ("_reference", "__weakref__")
    __hash__ = None

    def __init__(self, target, callback=None):
        told = None if callback is None else lambda reference: callback(self)
        object.__setattr__(self, "_reference", ref(target, told))

    def __getattribute__(self, name):
        if name == "__class__":
            return _target(self).__class__
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        target = _target(self)
        return (f"<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>")

    def __str__(self):
        return str(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __iter__(self):
        return iter(_target(self))

    def __next__(self):
        return next(_target(self))

    def __len__(self):
        return len(_target(self))

    def __contains__(self, item):
        return item in _target(self)

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __delitem__(self, key):
        del _target(self)[key]

    def __eq__(self, other):
        return _target(self) == (_target(other) if type(other) in ProxyTypes else other)

    def __ne__(self, other):
        return _target(self) != (_target(other) if type(other) in ProxyTypes else other)

    def __lt__(self, other):
        return _target(self) < (_target(other) if type(other) in ProxyTypes else other)

    def __le__(self, other):
        return _target(self) <= (_target(other) if type(other) in ProxyTypes else other)

    def __gt__(self, other):
        return _target(self) > (_target(other) if type(other) in ProxyTypes else other)

    def __ge__(self, other):
        return _target(self) >= (_target(other) if type(other) in ProxyTypes else other)

    for _name in ("add sub mul truediv floordiv mod pow and or xor lshift rshift radd rsub rmul "
                  "rtruediv rfloordiv rmod neg pos abs invert int float index enter exit").split():
        locals()[f"__{_name}__"] = _forwarded(f"__{_name}__")
    del _name


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    return (CallableProxyType if callable(object) else ProxyType)(object, callback)


# ---- methods


class WeakMethod(ref):
    """Of a bound method, which goes at once by itself: lives as long as its object."""

    def __new__(cls, method, callback=None):
        try:
            owner, function = method.__self__, method.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(method)}") from None

        def on_end(reference):
            self = self_reference()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, owner, on_end)
        self._function = ref(function, on_end)
        self._kind = type(method)
        self._alive = True
        self_reference = ref(self)
        return self

    def __call__(self):
        owner = super().__call__()
        function = self._function()
        if owner is None or function is None:
            return None
        return self._kind(function, owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    __hash__ = ref.__hash__


# ---- containers


class KeyedRef(ref):
    __slots__ = ("key",)

    def __new__(cls, value, callback, key):
        self = ref.__new__(cls, value, callback)
        self.key = key
        return self


class _Mapping:
    """What both dictionaries have, over what items() says."""

    __class_getitem__ = classmethod(GenericAlias)

    def __iter__(self):
        return self.keys()

    def __len__(self):
        return sum(1 for _ in self.items())

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def keys(self):
        for key, _ in self.items():
            yield key

    def values(self):
        for _, value in self.items():
            yield value

    def clear(self):
        self.data.clear()

    def update(self, other=(), /, **kwargs):
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in pairs:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def popitem(self):
        for key in self:
            return key, self.pop(key)
        raise KeyError("dictionary is empty")

    def copy(self):
        made = type(self)()
        made.update(self)
        return made

    __copy__ = copy

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __or__(self, other):
        made = self.copy()
        made.update(other)
        return made

    def __ior__(self, other):
        self.update(other)
        return self


_MISSING = object()


class WeakValueDictionary(_Mapping):
    def __init__(self, other=(), /, **kwargs):
        self.data = data = {}

        def remove(reference):
            if data.get(reference.key) is reference:
                del data[reference.key]

        self._remove = remove
        self.update(other, **kwargs)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return self.get(key) is not None

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def pop(self, key, *default):
        if len(default) > 1:
            raise TypeError("pop expected at most 2 arguments")
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def valuerefs(self):
        return list(self.data.values())

    def itervaluerefs(self):
        yield from self.valuerefs()


class WeakKeyDictionary(_Mapping):
    def __init__(self, other=None, /):
        self.data = data = {}

        def remove(reference):
            data.pop(reference, None)

        self._remove = remove
        if other is not None:
            self.update(other)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def keyrefs(self):
        return list(self.data)


class WeakSet:
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, data=None):
        self.data = kept = set()

        def remove(reference):
            kept.discard(reference)

        self._remove = remove
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def pop(self):
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    __or__ = union

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    __and__ = intersection

    def difference(self, other):
        left = set(other)
        return type(self)(item for item in self if item not in left)

    __sub__ = difference

    def issubset(self, other):
        return all(item in other for item in self)

    __le__ = issubset

    def issuperset(self, other):
        return all(item in self for item in other)

    __ge__ = issuperset

    def isdisjoint(self, other):
        return not any(item in self for item in other)

    def __eq__(self, other):
        if not isinstance(other, WeakSet):
            return NotImplemented
        return self.data == other.data

    __hash__ = None


# ---- what is to be done at the end of an object


class finalize:
    """Calls func(*args, **kwargs) when the object goes, at the latest at the end of the program."""

    __slots__ = ()
    _all = {}
    _n_made = 0
    _is_registered = False

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._is_registered:
            import atexit

            atexit.register(finalize._at_exit)
            finalize._is_registered = True
        finalize._n_made += 1
        finalize._all[self] = [ref(obj, self), func, args, kwargs, True, finalize._n_made]

    def __call__(self, _=None):
        info = finalize._all.pop(self, None)
        if info is not None:
            return info[1](*info[2], **info[3])

    def detach(self):
        info = finalize._all.get(self)
        obj = info and info[0]()
        if obj is not None and finalize._all.pop(self, None):
            return obj, info[1], info[2], info[3]

    def peek(self):
        info = finalize._all.get(self)
        obj = info and info[0]()
        if obj is not None:
            return obj, info[1], info[2], info[3]

    @property
    def alive(self):
        return self in finalize._all

    @property
    def atexit(self):
        info = finalize._all.get(self)
        return bool(info) and info[4]

    @atexit.setter
    def atexit(self, value):
        info = finalize._all.get(self)
        if info:
            info[4] = bool(value)

    def __repr__(self):
        info = finalize._all.get(self)
        obj = info and info[0]()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return (f"<{type(self).__name__} object at {id(self):#x}; for "
                f"{type(obj).__name__!r} at {id(obj):#x}>")

    @classmethod
    def _at_exit(cls):
        left = [(info[5], one) for one, info in cls._all.items() if info[4]]
        for _, one in sorted(left, key=lambda pair: pair[0], reverse=True):
            one()
