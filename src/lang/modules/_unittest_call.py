"""unittest.mock's records of calls, and the values that stand for others."""
import pprint


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinel:
    """Makes an object for each attribute that it is asked for."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return "sentinel"


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT


class _ANY:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


def call_text(name, args, kwargs):
    words = [repr(arg) for arg in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(words)})"


def is_list(obj):
    return type(obj) in (list, tuple)


class CallList(list):
    """Calls; one list is in another where they stand in a row."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        n = len(value)
        return any(self[i:i + n] == value for i in range(len(self) - n + 1))

    def __repr__(self):
        return pprint.pformat(list(self))


def _parts(value):
    """A call as (name, args, kwargs); None where it was left out."""
    name, args, kwargs = None, (), {}
    for part in value:
        if isinstance(part, str):
            name = part
        elif isinstance(part, tuple):
            args = part
        else:
            kwargs = part
    return name, args, kwargs


class Call(tuple):
    """(name, args, kwargs), or (args, kwargs) of the mock itself; makes others from itself."""
    __module__, __qualname__ = "unittest.mock", "_Call"

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        found, args, kwargs = _parts(value)
        if two:
            return tuple.__new__(cls, (args, kwargs))
        return tuple.__new__(cls, (found if found is not None else name or "", args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name, self._mock_parent, self._mock_from_kall = name, parent, from_kall

    def __eq__(self, other):
        try:
            n = len(other)
        except TypeError:
            return NotImplemented
        own_name = "" if len(self) == 2 else self[0]
        own_args, own_kwargs = self[-2:]
        parent = getattr(self, "_mock_parent", None)
        other_parent = getattr(other, "_mock_parent", None)
        if parent and other_parent and parent != other_parent:
            return False
        if n > 3:
            return False
        if n == 2 and not isinstance(other[0], str) and not isinstance(other[1], dict):
            return False
        if n == 1 and not isinstance(other[0], (str, tuple, dict)):
            return False
        name, args, kwargs = _parts(other)
        if own_name and (name or "") != own_name:
            return False
        if not own_name and name and isinstance(other, Call) and len(other) == 3 and len(self) == 3:
            return False
        return (args, kwargs) == (own_args, own_kwargs)

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return Call(("", args, kwargs), name="()")
        return Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attr):
        name = attr if self._mock_name is None else f"{self._mock_name}.{attr}"
        return Call(name=name, parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in ("count", "index"):  # those are calls, too
            return self.__getattr__(attr)
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return self[-2]

    @property
    def kwargs(self):
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return name if name.startswith("call") else f"call.{name}"
        if len(self) == 2:
            return call_text("call", *self)
        name, args, kwargs = self
        if not name:
            name = "call"
        else:
            name = f"call{name}" if name.startswith("()") else f"call.{name}"
        return call_text(name, args, kwargs)

    def call_list(self):
        """The calls that lead to this one."""
        calls, step = [], self
        while step is not None:
            if step._mock_from_kall:
                calls.append(step)
            step = step._mock_parent
        return CallList(reversed(calls))


call = Call(from_kall=False)
