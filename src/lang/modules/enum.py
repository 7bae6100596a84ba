"""Enumerations."""

__all__ = ["CONFORM", "CONTINUOUS", "EJECT", "Enum", "EnumCheck", "EnumMeta", "EnumType", "Flag",
           "FlagBoundary", "IntEnum", "IntFlag", "KEEP", "NAMED_FLAGS", "ReprEnum", "STRICT",
           "StrEnum", "UNIQUE", "auto", "member", "nonmember", "property", "show_flag_values",
           "unique", "verify", "global_enum", "global_enum_repr", "global_flag_repr", "global_str"]


_MappingProxyType = type(type.__dict__)


class auto:
    """Stands for the next value."""

    value = None


class member:
    """Makes a member of what would be none, such as a function."""

    def __init__(self, value):
        self.value = value


class nonmember:
    """Keeps what would be a member a plain attribute."""

    def __init__(self, value):
        self.value = value


def _is_dunder(name):
    return len(name) > 4 and name.startswith("__") and name.endswith("__")


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(class_name, name):
    start = f"_{class_name}__"
    return len(name) > len(start) and name.startswith(start) and not name.endswith("__")


def _is_descriptor(value):
    return any(hasattr(type(value), name) for name in ("__get__", "__set__", "__delete__"))


_SUNDERS = {"_generate_next_value_", "_ignore_", "_iter_member_", "_iter_member_by_def_",
            "_iter_member_by_value_", "_missing_", "_order_", "_numeric_repr_"}


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
        is_member = isinstance(value, member)
        is_plain = isinstance(value, nonmember)
        if is_member or is_plain:
            value = value.value
        if _is_sunder(name) and name not in _SUNDERS:
            raise ValueError(f"_sunder_ names, such as {name!r}, are reserved for future Enum use")
        if name == "_ignore_":
            self.ignored = value.replace(",", " ").split() if isinstance(value, str) else list(value)
        elif is_member or not (is_plain or _is_dunder(name) or _is_sunder(name)
                               or _is_descriptor(value) or name in self.ignored
                               or _is_private(self.class_name, name)):
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


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _flag_base():
    return globals().get("Flag", ())  # () while the first classes are made


def _data_type(bases):
    """What the values of an enumeration are made of: the first class besides it that has its own
    way of making instances, or the one derived from that; or object."""
    for base in bases:
        derived = None
        for parent in base.__mro__:
            if isinstance(parent, EnumType):
                if parent._member_type_ is not object:
                    return parent._member_type_
            elif parent is not object:
                derived = derived or parent
                if "__new__" in parent.__dict__ or parent.__module__ == "builtins":
                    return derived
    return object


class EnumType(type):
    @classmethod
    def __prepare__(metacls, name, bases, **kwds):
        namespace = _Namespace()
        namespace.class_name = name
        namespace.inherited = None
        for base in bases:
            if getattr(base, "_member_names_", None):
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
            if isinstance(base, EnumType) and namespace.inherited is None:
                namespace.inherited = base._generate_next_value_
        return namespace

    @classmethod
    def _read_body(metacls, name, bases, body):
        """The body of a class as a _Namespace."""
        if isinstance(body, _Namespace):
            return body
        namespace = metacls.__prepare__(name, bases)
        for key, value in body.items():
            namespace[key] = value
        return namespace

    def __new__(metacls, name, bases, body, *, boundary=None, **kwds):
        namespace = metacls._read_body(name, bases, body)
        plain = {key: value for key, value in namespace.items()
                 if key not in namespace.members and key not in namespace.ignored
                 and key != "_ignore_"}
        wrong = [key for key in ("mro", "") if key in namespace.members]
        if wrong:
            raise ValueError(f"invalid enum member name(s) {','.join(map(repr, wrong))}")
        own_new = plain.pop("__new__", None)
        plain["_member_names_"] = []
        plain["_member_map_"] = {}
        plain["_value2member_map_"] = {}
        cls = super().__new__(metacls, name, bases, plain, **kwds)
        if own_new is not None:
            cls._new_member_ = own_new if isinstance(own_new, staticmethod) else staticmethod(own_new)
        cls._member_type_ = mixed = _data_type(bases)
        if boundary is not None:
            cls._boundary_ = boundary
        cls._flag_mask_ = cls._singles_mask_ = cls._all_bits_ = 0
        for key in ("__repr__", "__str__", "__format__"):
            if mixed is not object and key not in plain:
                owner = next(base for base in cls.__mro__ if key in base.__dict__)
                if owner in mixed.__mro__:
                    type.__setattr__(cls, key, Enum.__dict__[key])
        for key, value in namespace.members.items():
            cls._add_member(key, value)
        order = namespace.get("_order_")
        if order is not None:
            cls._check_order(order)
        return cls

    def _check_order(cls, order):
        names = order.replace(",", " ").split() if isinstance(order, str) else list(order)
        names = [name for name in names
                 if name not in cls._member_map_ or name in cls._member_names_]
        if names != cls._member_names_:
            raise TypeError("member order does not match _order_:\n"
                            f"  {cls._member_names_!r}\n  {names!r}")

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
        member._name_ = key
        member.__objclass__ = cls
        member.__init__(*args)
        for known in cls._member_map_.values():
            if known._value_ == member._value_:
                cls._member_map_[key] = known
                type.__setattr__(cls, key, known)
                return
        member._sort_order_ = len(cls._member_names_)
        cls._member_map_[key] = member
        if issubclass(cls, _flag_base()) and isinstance(member._value_, int):
            cls._flag_mask_ |= member._value_
            if _is_single_bit(member._value_):
                cls._singles_mask_ |= member._value_
            cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
        if cls._is_listed(member._value_):
            cls._member_names_.append(key)
        try:
            cls._value2member_map_[member._value_] = member
        except TypeError:
            pass
        type.__setattr__(cls, key, member)

    def _is_listed(cls, value):
        return (not issubclass(cls, _flag_base()) or not isinstance(value, int)
                or _is_single_bit(value))

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if names is None:
            return cls._find(value)
        if module is None:
            import sys
            module = sys._getframe(1).f_globals.get("__name__")
        made = cls._make_class(value, names, type, start, module, boundary)
        if qualname is not None:
            made.__qualname__ = qualname
        return made

    def _make_class(cls, class_name, names, mixed, start, module, boundary):
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
        namespace["__module__"] = module
        options = {} if boundary is None else {"boundary": boundary}
        return type(cls)(class_name, bases, namespace, **options)

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
        unknown = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        try:
            found = cls._missing_(value)
        except ValueError:
            raise
        except Exception as error:
            error.__context__ = unknown
            raise
        if isinstance(found, cls):
            return found
        if found is not None and getattr(cls, "_boundary_", None) is EJECT and isinstance(found, int):
            return found
        if found is None:
            raise unknown
        error = TypeError(f"error in {cls.__name__}._missing_: returned {found!r} instead of None or "
                          "a valid member")
        error.__context__ = unknown
        raise error

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__",
                 "__iter__", "__len__", "__members__", "__module__", "__name__", "__qualname__",
                 *cls._member_names_}
        if getattr(cls, "_new_member_", None) is not None:
            names.add("__new__")
        if cls._member_type_ is not object:
            names.update(dir(cls._member_type_))
        return sorted(names)

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
            import warnings
            warnings.warn("in 3.12 __contains__ will no longer raise TypeError, but will return True "
                          "or\nFalse depending on whether the value is a member or the value of a "
                          "member", DeprecationWarning)
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
        return _MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = "flag" if issubclass(cls, _flag_base()) else "enum"
        return f"<{kind} {cls.__name__!r}>"


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    def __init__(self, *args):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            pass
        import warnings
        warnings.warn("In 3.13 the default `auto()`/`_generate_next_value_` will require all values to "
                      "be sortable and support adding +1\nand the value returned will be the largest "
                      "value in the enum incremented by 1", DeprecationWarning)
        for value in reversed(last_values):
            try:
                return value + 1
            except TypeError:
                pass
        return start

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

    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__", *self.__dict__}
        if self._member_type_ is not object:
            names.update(object.__dir__(self))
        for cls in type(self).__mro__:
            names.update(cls.__dict__)
        if self._member_type_ is object:
            plain = {"__class__", "__doc__", "__eq__", "__hash__", "__module__"}
            names = {name for name in names if name in plain or not name.startswith("_")}
        return sorted(name for name in names if name not in self._member_map_)

    def __hash__(self):
        return hash(self._name_)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, protocol):
        return self.__class__, (self._value_,)

    def __setattr__(self, name, value):
        if name in ("name", "value"):
            raise AttributeError(f"<enum 'Enum'> cannot set attribute {name!r}")
        object.__setattr__(self, name, value)


def _new_of_none(cls, value):
    """Enum.__new__, which only a class's own __new__ ever comes to."""
    if not cls._member_map_:
        raise TypeError(f"{cls!r} has no members defined")
    return cls._find(value)


type.__setattr__(Enum, "__new__", staticmethod(_new_of_none))


class ReprEnum(Enum):
    """Only repr() is that of an Enum; str() and format() are those of the mixed-in type."""


class IntEnum(int, ReprEnum):
    __str__, __format__ = int.__repr__, int.__format__

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __hash__(self):
        return hash(self._value_)


class StrEnum(str, ReprEnum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    __str__, __format__ = str.__str__, str.__format__

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __hash__(self):
        return hash(self._value_)


class FlagBoundary(StrEnum):
    """What becomes of bits that no member has."""
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits(value, n):
    """The sign and at least [n] bits of [value]: "0b0 0101"."""
    if value < 0:
        digits = f"{~value ^ (2 ** value.bit_length() - 1):0{value.bit_length()}b}"
        return "0b1 " + digits.rjust(n, "1")
    return "0b0 " + (f"{value:b}" if value else "").rjust(n, "0")


class Flag(Enum, boundary=STRICT):
    """Members that can be joined by |, & and ^."""

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except AttributeError:
            raise TypeError(f"invalid flag value {last!r}") from None

    @classmethod
    def _missing_(cls, value):
        """The member that stands for several, or for none; made when it is first asked for."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, every = cls._flag_mask_, cls._all_bits_
        if not ~every <= value <= every or value & (every ^ mask):
            if cls._boundary_ is STRICT:
                n = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_bits(value, n)}\n"
                                 f"  allowed {_bits(mask, n)}")
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value += max(every + 1, 2 ** value.bit_length())
        given = value
        if value < 0:
            value += every + 1
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        object.__setattr__(made, "_value_", value)
        object.__setattr__(made, "_name_", cls._joined_name(value))
        cls._value2member_map_[value] = cls._value2member_map_[given] = made
        return made

    @classmethod
    def _joined_name(cls, value):
        members = [m for m in cls if m._value_ & value == m._value_]
        known = 0
        for member in members:
            known |= member._value_
        if value & ~cls._singles_mask_:
            for member in cls._member_map_.values():
                if member not in members and member._value_ and member._value_ & value == member._value_:
                    members.append(member)
                    known |= member._value_
        if not known:
            return None
        unknown = value ^ known
        if unknown and cls._boundary_ is STRICT:
            raise ValueError(f"{cls!r}: no members with value {unknown!r}")
        return "|".join([m._name_ for m in members] + ([str(unknown)] if unknown else []))

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                            f"{self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return (m for m in type(self) if m._value_ & self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        name = "" if self._name_ is None else f".{self._name_}"
        return f"<{type(self).__name__}{name}: {int.__repr__(self._value_)}>"

    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({self._value_!r})"
        return f"{type(self).__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def __hash__(self):
        return hash(self._value_)

    def _bits_of(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else self.__class__(self._value_ ^ bits)

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    __str__, __format__ = int.__repr__, int.__format__
    __repr__ = Flag.__repr__
    __bool__ = Flag.__bool__
    __hash__ = Flag.__hash__
    __or__, __and__, __xor__ = Flag.__or__, Flag.__and__, Flag.__xor__
    __ror__, __rand__, __rxor__ = Flag.__or__, Flag.__and__, Flag.__xor__
    __invert__ = Flag.__invert__


def _iter_bits_lsb(num):
    bits = num.value if isinstance(num, Enum) else num
    if bits < 0:
        raise ValueError(f"{bits!r} is not a positive integer")
    return (1 << i for i in range(bits.bit_length()) if bits >> i & 1)


def show_flag_values(value):
    return list(_iter_bits_lsb(int(value)))


class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A decorator that checks an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        kind = "flag" if issubclass(enumeration, Flag) else "enum"
        for check in self.checks:
            if check is UNIQUE:
                aliases = [f"{name} -> {member.name}" for name, member in
                           enumeration.__members__.items() if name != member.name]
                if aliases:
                    raise ValueError(f"aliases found in {enumeration!r}: {', '.join(aliases)}")
            elif check is CONTINUOUS:
                values = {member.value for member in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if kind == "flag":
                    wanted = [1 << i for i in range(low.bit_length(), high.bit_length() - 1)]
                else:
                    wanted = range(low + 1, high)
                missing = [value for value in wanted if value not in values]
                if missing:
                    raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values "
                                     f"{', '.join(map(str, missing))}")
            elif check is NAMED_FLAGS:
                self._check_names(enumeration)
        return enumeration

    def _check_names(self, enumeration):
        names, missing = [], 0
        for name, alias in enumeration._member_map_.items():
            rest = alias.value & ~enumeration._singles_mask_
            if alias.value >= 0 and not _is_single_bit(alias.value) and rest:
                names.append(name)
                missing |= rest
        if names:
            words = (f"alias {names[0]} is missing" if len(names) == 1 else
                     f"aliases {', '.join(names[:-1])} and {names[-1]} are missing")
            what = f"value {missing:#x}" if _is_single_bit(missing) else f"combined values of {missing:#x}"
            raise ValueError(f"invalid Flag {enumeration.__name__!r}: {words} {what} "
                             "[use enum.show_flag_values(value) for details]")


def unique(enumeration):
    aliases = [f"{name} -> {member.name}" for name, member in enumeration._member_map_.items()
               if name != member.name]
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(aliases)}")
    return enumeration



class property(property):
    pass


# ---- what the library itself makes of classes and of constants

def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """A decorator: a plain class becomes an enumeration."""
    def convert(cls):
        body = etype.__class__.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__"):
                body[name] = value
        options = {} if boundary is None else {"boundary": boundary}
        return etype.__class__(cls.__name__, (etype,), body, **options)
    return convert


def _test_simple_enum(checked_enum, simple_enum):
    """TypeError if they have not the same members."""
    checked, simple = ({name: (member.name, member.value) for name, member in
                        one.__members__.items()} for one in (checked_enum, simple_enum))
    failed = [f"{name!r}: {checked.get(name)} != {simple.get(name)}"
              for name in {**checked, **simple} if checked.get(name) != simple.get(name)]
    if failed:
        raise TypeError("enum mismatch:\n   " + "\n   ".join(failed))


def _reduce_ex_by_global_name(self, proto):
    return self.name


def _break_pickle(self, proto):
    raise TypeError(f"{self!r} cannot be pickled")


def _make_class_unpicklable(obj):
    obj.__reduce_ex__ = _break_pickle
    obj.__module__ = "<unknown>"


def global_enum(cls, update_str=False):
    """Its members become names of its module, and are shown as such."""
    import sys
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def global_enum_repr(self):
    return f"{self.__class__.__module__.split('.')[-1]}.{self._name_}"


def global_flag_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_})"
    return "|".join(f"{module}.{name}" for name in self._name_.split("|"))


def global_str(self):
    return f"{self.__class__.__name__}({self._value_!r})" if self._name_ is None else self._name_
