"""Containers beside the built-in ones."""

import collections.abc as abc
from _collections import deque

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString",
           "defaultdict", "deque", "namedtuple"]


abc.MutableSequence.register(deque)


def _joined_dict(made, other):
    """[made] with what is in [other], for a | b; NotImplemented where that is no dict."""
    if not isinstance(other, dict):
        return NotImplemented
    made.update(other)
    return made


_described = set()  # ids of the defaultdicts whose factory is being described


class defaultdict(dict):
    __tp_name__ = "collections.defaultdict"

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        super().__init__(*args, **kwargs)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())

    def __or__(self, other):
        return _joined_dict(self.copy(), other)

    def __ror__(self, other):
        return _joined_dict(type(self)(self.default_factory, other), self) \
            if isinstance(other, dict) else NotImplemented

    def __repr__(self):
        factory = "..."  # a factory may be a method of this very dict
        if id(self) not in _described:
            _described.add(id(self))
            try:
                factory = repr(self.default_factory)
            finally:
                _described.discard(id(self))
        return f"{type(self).__name__}({factory}, {dict.__repr__(self)})"


class OrderedDict(dict):
    __tp_name__ = "collections.OrderedDict"

    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
        else:
            rest = list(self.items())
            self.clear()
            self[key] = value
            self.update(rest)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __eq__(self, other):
        if isinstance(other, OrderedDict) and list(self) != list(other):
            return False
        return dict.__eq__(self, other)

    __hash__ = None

    def __or__(self, other):
        return _joined_dict(type(self)(self), other)

    def __ror__(self, other):
        return _joined_dict(type(self)(other), self) if isinstance(other, dict) else NotImplemented

    def __reduce__(self):
        return type(self), (), vars(self) or None, None, iter(self.items())

    def __repr__(self):
        return f"{type(self).__name__}({list(self.items()) if self else ''})"


def _count_elements(mapping, iterable):
    for key in iterable:
        mapping[key] = mapping.get(key, 0) + 1


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        items = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return items if n is None else items[:max(n, 0)]

    def elements(self):
        for key, n in self.items():
            for _ in range(n):
                yield key

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        if isinstance(iterable, abc.Mapping) and not self:
            super().update(iterable)  # whatever the counts are
        elif isinstance(iterable, abc.Mapping):
            for key, n in iterable.items():
                self[key] = n + self.get(key, 0)
        elif iterable is not None:
            _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if isinstance(iterable, abc.Mapping):
            for key, n in iterable.items():
                self[key] = self.get(key, 0) - n
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (dict(self),)

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{type(self).__name__}({shown!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] == other[key] for c in (self, other) for key in c)

    def __ne__(self, other):
        return NotImplemented if not isinstance(other, Counter) else not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] <= other[key] for c in (self, other) for key in c)

    def __lt__(self, other):
        return NotImplemented if not isinstance(other, Counter) else self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] >= other[key] for c in (self, other) for key in c)

    def __gt__(self, other):
        return NotImplemented if not isinstance(other, Counter) else self >= other and self != other

    __hash__ = None

    def _joined(self, other, count):
        """The keys of both with what `count` says of their two numbers, where that is positive."""
        result = Counter()
        for key in [*self, *(key for key in other if key not in self)]:
            n = count(self[key], other[key])
            if n > 0:
                result[key] = n
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._joined(other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._joined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._joined(other, max) if isinstance(other, Counter) else NotImplemented

    def __and__(self, other):
        return self._joined(other, min) if isinstance(other, Counter) else NotImplemented

    def __pos__(self):
        return self._joined(Counter(), lambda a, b: a)

    def __neg__(self):
        return self._joined(Counter(), lambda a, b: -a)

    def _become(self, other):
        self.clear()
        dict.update(self, other)
        return self

    def __iadd__(self, other):
        return self._become(self + other)

    def __isub__(self, other):
        return self._become(self - other)

    def __ior__(self, other):
        return self._become(self | other)

    def __iand__(self, other):
        return self._become(self & other)


class ChainMap(abc.MutableMapping):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        keys = {}
        for mapping in reversed(self.maps):
            keys.update(dict.fromkeys(mapping))
        return iter(keys)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self.maps))})"

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @classmethod
    def fromkeys(cls, iterable, *args):
        return cls(dict.fromkeys(iterable, *args))

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.")

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def clear(self):
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, abc.Mapping):
            return NotImplemented
        made = self.copy()
        made.maps[0].update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, abc.Mapping):
            return NotImplemented
        made = dict(other)
        for mapping in reversed(self.maps):
            made.update(mapping)
        return type(self)(made)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")


class _Field:
    """The attribute of a named tuple that is its item number `place`."""

    __slots__ = ("place", "__doc__")

    def __init__(self, place):
        self.place = place
        self.__doc__ = f"Alias for field number {place}"

    def __get__(self, instance, owner=None):
        return self if instance is None else tuple.__getitem__(instance, self.place)

    def __set__(self, instance, value):
        raise AttributeError("can't set attribute")

    def __delete__(self, instance):
        raise AttributeError("can't delete attribute")


_KEYWORDS = frozenset(
    "False None True and as assert async await break class continue def del elif else except "
    "finally for from global if import in is lambda nonlocal not or pass raise return try while "
    "with yield".split())


def _check_names(typename, fields):
    for name in [typename, *fields]:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in fields:
        if name.startswith("_"):
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def _missing_words(names):
    quoted = [f"'{name}'" for name in names]
    if len(quoted) > 2:
        return ", ".join(quoted[:-1]) + ", and " + quoted[-1]
    return " and ".join(quoted)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    fields = list(map(str, field_names))
    if rename:
        seen = set()
        for i, name in enumerate(fields):
            if (not name.isidentifier() or name in _KEYWORDS or name.startswith("_")
                    or name in seen):
                fields[i] = f"_{i}"
            seen.add(name)
    else:
        _check_names(typename, fields)
    fields = tuple(fields)
    n = len(fields)
    default_values = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > n:
            raise TypeError("Got more default values than field names")
        default_values = dict(zip(fields[n - len(defaults):], defaults))

    def __new__(_cls, /, *args, **kwargs):
        if len(args) == n and not kwargs:
            return tuple.__new__(_cls, args)
        what = f"{typename}.__new__()"
        if len(args) > n:
            least = n + 1 - len(default_values)
            takes = f"from {least} to {n + 1}" if default_values else f"{n + 1}"
            end = "" if n == 0 and not default_values else "s"
            raise TypeError(f"{what} takes {takes} positional argument{end} but "
                            f"{len(args) + 1} were given")
        values = dict(zip(fields, args))
        for name, value in kwargs.items():
            if name not in fields:
                raise TypeError(f"{what} got an unexpected keyword argument '{name}'")
            if name in values:
                raise TypeError(f"{what} got multiple values for argument '{name}'")
            values[name] = value
        missing = [name for name in fields if name not in values and name not in default_values]
        if missing:
            raise TypeError(f"{what} missing {len(missing)} required positional argument"
                            f"{'s' if len(missing) > 1 else ''}: {_missing_words(missing)}")
        return tuple.__new__(_cls, [values[name] if name in values else default_values[name]
                                    for name in fields])

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) != n:
            raise TypeError(f"Expected {n} arguments, got {len(made)}")
        return made

    def _replace(self, /, **kwds):
        made = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return made

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __repr__(self):
        words = ", ".join(f"{name}={value!r}" for name, value in zip(fields, self))
        return f"{type(self).__name__}({words})"

    def __getnewargs__(self):
        return tuple(self)

    namespace = {"__doc__": f"{typename}({', '.join(fields)})", "__slots__": (),
                 "__match_args__": fields, "_fields": fields, "_field_defaults": default_values,
                 "__new__": __new__, "_make": classmethod(_make), "_replace": _replace,
                 "_asdict": _asdict, "__repr__": __repr__, "__getnewargs__": __getnewargs__}
    for i, name in enumerate(fields):
        namespace[name] = _Field(i)
    if module is None:
        import sys
        module = sys._getframe(1).f_globals.get("__name__", "__main__")
    namespace["__module__"] = module
    return type(typename, (tuple,), namespace)


class UserDict(abc.MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), "__missing__"):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __or__(self, other):
        if isinstance(other, UserDict):
            return type(self)(self.data | other.data)
        return type(self)(self.data | other) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        return type(self)(other | self.data) if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def copy(self):
        if type(self) is UserDict:
            return UserDict(self.data.copy())
        made = self.__copy__()
        return made

    def __copy__(self):
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.data = self.data.copy()
        return made

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


def _data(other):
    return other.data if isinstance(other, (UserList, UserString)) else other


class UserList(abc.MutableSequence):
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_data(initlist))

    def __repr__(self): return repr(self.data)
    def __lt__(self, other): return self.data < _data(other)
    def __le__(self, other): return self.data <= _data(other)
    def __eq__(self, other): return self.data == _data(other)
    def __gt__(self, other): return self.data > _data(other)
    def __ge__(self, other): return self.data >= _data(other)
    def __contains__(self, item): return item in self.data
    def __len__(self): return len(self.data)

    __hash__ = None

    def __getitem__(self, i):
        return type(self)(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item): self.data[i] = item
    def __delitem__(self, i): del self.data[i]
    def __add__(self, other): return type(self)(self.data + list(_data(other)))
    def __radd__(self, other): return type(self)(list(_data(other)) + self.data)

    def __iadd__(self, other):
        self.data += _data(other)
        return self

    def __mul__(self, n): return type(self)(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def __copy__(self):
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.data = self.data[:]
        return made

    def append(self, item): self.data.append(item)
    def insert(self, i, item): self.data.insert(i, item)
    def pop(self, i=-1): return self.data.pop(i)
    def remove(self, item): self.data.remove(item)
    def clear(self): self.data.clear()
    def copy(self): return type(self)(self)
    def count(self, item): return self.data.count(item)
    def index(self, item, *args): return self.data.index(item, *args)
    def reverse(self): self.data.reverse()
    def sort(self, /, *args, **kwds): self.data.sort(*args, **kwds)
    def extend(self, other): self.data.extend(_data(other))


class UserString(abc.Sequence):
    def __init__(self, seq):
        self.data = _data(seq) if isinstance(seq, (str, UserString)) else str(seq)

    def __str__(self): return self.data
    def __repr__(self): return repr(self.data)
    def __int__(self): return int(self.data)
    def __float__(self): return float(self.data)
    def __hash__(self): return hash(self.data)
    def __getnewargs__(self): return (self.data[:],)
    def __eq__(self, other): return self.data == _data(other)
    def __lt__(self, other): return self.data < _data(other)
    def __le__(self, other): return self.data <= _data(other)
    def __gt__(self, other): return self.data > _data(other)
    def __ge__(self, other): return self.data >= _data(other)
    def __contains__(self, char): return _data(char) in self.data
    def __len__(self): return len(self.data)
    def __getitem__(self, i): return type(self)(self.data[i])
    def __add__(self, other): return type(self)(self.data + str(_data(other)))
    def __radd__(self, other): return type(self)(str(other) + self.data)
    def __mul__(self, n): return type(self)(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args): return type(self)(self.data % args)
    def __rmod__(self, template): return type(self)(str(template) % self)


def _add_text_methods():
    def add(name, makes_one):
        method = getattr(str, name)

        def call(self, /, *args, **kwargs):
            result = method(self.data, *[_data(arg) for arg in args], **kwargs)
            return type(self)(result) if makes_one else result
        call.__name__ = name
        call.__qualname__ = f"UserString.{name}"
        setattr(UserString, name, call)

    for name in ("capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix "
                 "replace rjust rstrip strip swapcase title translate upper zfill").split():
        add(name, True)
    for name in ("count encode endswith find format format_map index isalpha isalnum isascii "
                 "isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle "
                 "isupper join partition rfind rindex rpartition rsplit split splitlines "
                 "startswith").split():
        add(name, False)


_add_text_methods()
