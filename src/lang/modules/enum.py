"""Enumerations."""

__all__ = ["Enum", "EnumMeta", "EnumType", "IntEnum", "StrEnum", "auto", "unique"]


class auto:
    """Stands for the next value."""

    value = None


def _is_dunder(name):
    return len(name) > 4 and name.startswith("__") and name.endswith("__")


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_descriptor(value):
    return any(hasattr(type(value), name) for name in ("__get__", "__set__", "__delete__"))


class _Namespace(dict):
    """Notes in `members` what the body of an enumeration defines, and gives auto() its value."""

    def __init__(self):
        super().__init__()
        self.members = {}
        self.ignored = []

    def _next(self, name):
        make = self.get("_generate_next_value_", self.inherited)
        make = getattr(make, "__func__", make)
        return make(name, 1, len(self.members), list(self.members.values()))

    def __setitem__(self, name, value):
        if name == "_ignore_":
            self.ignored = value.replace(",", " ").split() if isinstance(value, str) else list(value)
        elif not (_is_dunder(name) or _is_sunder(name) or _is_descriptor(value)
                  or name in self.ignored or self.is_private(name)):
            if name in self.members:
                raise TypeError(f"{name!r} already defined as {self.members[name]!r}")
            if name in self:
                raise TypeError(f"{name!r} already defined as {self[name]!r}")
            if isinstance(value, auto):
                if value.value is None:
                    value.value = self._next(name)
                value = value.value
            elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
                value = tuple(self._next(name) if isinstance(part, auto) else part
                              for part in value)
            self.members[name] = value
        elif name in self.members:
            raise TypeError(f"{name!r} already defined as {self.members[name]!r}")
        super().__setitem__(name, value)

    def is_private(self, name):
        start = f"_{self.class_name}__"
        return name.startswith(start) and not name.endswith("__")


class EnumType(type):
    @staticmethod
    def _read_body(name, bases, body):
        """The body of a class as a _Namespace."""
        namespace = _Namespace()
        namespace.class_name = name
        namespace.inherited = None
        for base in bases:
            if getattr(base, "_member_names_", None):
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
            if isinstance(base, EnumType):
                namespace.inherited = base._generate_next_value_
        for key, value in body.items():
            namespace[key] = value
        return namespace

    def __new__(metacls, name, bases, body, **kwds):
        namespace = EnumType._read_body(name, bases, body)
        plain = {key: value for key, value in namespace.items()
                 if key not in namespace.members and key not in namespace.ignored}
        own_new = plain.pop("__new__", None)
        plain["_member_names_"] = []
        plain["_member_map_"] = {}
        plain["_value2member_map_"] = {}
        cls = super().__new__(metacls, name, bases, plain, **kwds)
        if own_new is not None:
            cls._new_member_ = own_new if isinstance(own_new, staticmethod) else staticmethod(own_new)
        mixed = object
        for base in cls.__mro__:
            if base in (int, str, float, bytes, tuple):
                mixed = base
                break
        cls._member_type_ = mixed
        for key in ("__repr__", "__str__", "__format__"):
            if mixed is not object and key not in plain:
                owner = next(base for base in cls.__mro__ if key in base.__dict__)
                if owner in mixed.__mro__:
                    type.__setattr__(cls, key, Enum.__dict__[key])
        for key, value in namespace.members.items():
            cls._add_member(key, value)
        return cls

    def _add_member(cls, key, value):
        args = value if isinstance(value, tuple) else (value,)
        mixed = cls._member_type_
        make = getattr(cls, "_new_member_", None)
        if make is not None:
            member = make(cls, *args)
        elif mixed is object:
            member = object.__new__(cls)
        else:
            member = mixed.__new__(cls, *((args,) if mixed is tuple else args))
        if "_value_" not in member.__dict__:
            member._value_ = value if mixed is object or make is not None else (
                mixed(*((args,) if mixed is tuple else args)))
        for known in cls._member_map_.values():
            if known._value_ == member._value_:
                cls._member_map_[key] = known
                type.__setattr__(cls, key, known)
                return
        member._name_ = key
        member.__objclass__ = cls
        member._sort_order_ = len(cls._member_names_)
        member.__init__(*args)
        cls._member_map_[key] = member
        if cls._is_listed(member._value_):
            cls._member_names_.append(key)
        try:
            cls._value2member_map_[member._value_] = member
        except TypeError:
            pass
        type.__setattr__(cls, key, member)

    def _is_listed(cls, value):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if names is None:
            return cls._find(value)
        return cls._make_class(value, names, type, start)

    def _make_class(cls, class_name, names, mixed, start):
        bases = (cls,) if mixed is None else (mixed, cls)
        namespace = {}
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, dict):
            names = list(names.items())
        values = []
        for i, name in enumerate(names):
            if isinstance(name, str):
                values.append(cls._generate_next_value_(name, start, i, values[:]))
                namespace[name] = values[-1]
            else:
                namespace[name[0]] = name[1]
        namespace["__module__"] = "__main__"
        return type(cls)(class_name, bases, namespace)

    def _find(cls, value):
        if type(value) is cls:
            return value
        try:
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
        except TypeError:
            for member in cls._member_map_.values():
                if member._value_ == value:
                    return member
        found = cls._missing_(value)
        if isinstance(found, cls):
            return found
        if found is None:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        raise TypeError(f"error in {cls.__name__}._missing_: returned {found!r} instead of None or "
                        "a valid member")

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise TypeError("unsupported operand type(s) for 'in': "
                            f"'{type(member).__qualname__}' and '{cls.__class__.__qualname__}'")
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __getattr__(cls, name):
        raise AttributeError(name) from None

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    @property
    def __members__(cls):
        return dict(cls._member_map_)

    def __repr__(cls):
        return f"<enum {cls.__name__!r}>"


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    def __init__(self, *args):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        return sorted(last_values)[-1] + 1

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        mixed = type(self)._member_type_
        show = repr if mixed is object else mixed.__repr__
        return f"<{type(self).__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __setattr__(self, name, value):
        if name in ("name", "value"):
            raise AttributeError(f"<enum {type(self).__name__!r}> cannot set attribute {name!r}")
        object.__setattr__(self, name, value)


class IntEnum(int, Enum):
    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, spec):
        return int.__format__(self._value_, spec)

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __hash__(self):
        return hash(self._value_)


class StrEnum(str, Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return str.__str__(self._value_)

    def __format__(self, spec):
        return str.__format__(self._value_, spec)

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __hash__(self):
        return hash(self._value_)


def unique(enumeration):
    aliases = [f"{name} -> {member.name}" for name, member in enumeration._member_map_.items()
               if name != member.name]
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(aliases)}")
    return enumeration
