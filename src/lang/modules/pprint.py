"""Values printed on several lines where one is too short for them."""
import re as _re
import sys as _sys
import types as _types
from collections import (ChainMap as _ChainMap, Counter as _Counter, OrderedDict as _OrderedDict,
                         UserDict as _UserDict, UserList as _UserList, UserString as _UserString,
                         defaultdict as _defaultdict, deque as _Deque)

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact,
                  sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact,
                         sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _Key:
    """Sorts what cannot be compared by the names of the types."""
    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _repr_owner(cls):
    """The class whose __repr__ the instances of [cls] have."""
    for base in cls.__mro__:
        if "__repr__" in base.__dict__:
            return base
    return object


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        stream = self._stream if self._stream is not None else _sys.stdout
        stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        pieces = []
        self._format(object, pieces.append, 0, 0, {}, 0)
        return "".join(pieces)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """(text, whether it can be read back, whether the object contains itself)"""
        return self._safe_repr(object, context, maxlevels, level)

    # ---- on several lines. [allowance]: characters that must follow on the last line

    def _format(self, object, write, indent, allowance, context, level):
        key = id(object)
        if key in context:
            write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            layout = self._layouts.get(_repr_owner(type(object)))
            if layout is None and self._is_shown_dataclass(object):
                layout = PrettyPrinter._dataclass
            if layout is not None:
                context[key] = 1
                layout(self, object, write, indent, allowance, context, level + 1)
                del context[key]
                return
        write(text)

    def _is_shown_dataclass(self, object):
        cls = type(object)
        owner = _repr_owner(cls)
        method = owner.__dict__["__repr__"]
        return ("__dataclass_fields__" in owner.__dict__
                and "_running" in getattr(getattr(method, "__code__", None), "co_freevars", ()))

    def _pad(self, write):
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")

    def _dict(self, object, write, indent, allowance, context, level):
        write("{")
        self._pad(write)
        if object:
            pairs = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            self._pairs(pairs, write, indent, allowance + 1, context, level)
        write("}")

    def _pairs(self, pairs, write, indent, allowance, context, level):
        indent += self._indent_per_level
        pairs = list(pairs)
        for i, (key, value) in enumerate(pairs):
            if i:
                write(",\n" + " " * indent)
            text = self._repr(key, context, level)
            write(text + ": ")
            self._format(value, write, indent + len(text) + 2,
                         allowance if i == len(pairs) - 1 else 1, context, level)

    def _list(self, object, write, indent, allowance, context, level):
        write("[")
        self._items(object, write, indent, allowance + 1, context, level)
        write("]")

    def _tuple(self, object, write, indent, allowance, context, level):
        end = ",)" if len(object) == 1 else ")"
        write("(")
        self._items(object, write, indent, allowance + len(end), context, level)
        write(end)

    def _set(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        end = "}"
        if type(object) is set:
            write("{")
        else:
            name = type(object).__name__
            write(name + "({")
            end = "})"
            indent += len(name) + 1
        self._items(sorted(object, key=_Key), write, indent, allowance + len(end), context, level)
        write(end)

    def _items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        self._pad(write)
        items = list(items)
        new_line = ",\n" + " " * indent
        before = ""
        room = whole = self._width - indent + 1
        for i, item in enumerate(items):
            is_last = i == len(items) - 1
            if is_last:
                whole -= allowance
                room -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                n = len(text) + 2
                if room < n:
                    room = whole
                    if before:
                        before = new_line
                if room >= n:
                    room -= n
                    write(before + text)
                    before = ", "
                    continue
            write(before)
            before = new_line
            self._format(item, write, indent, allowance if is_last else 1, context, level)

    def _str(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        chunks = []
        whole = self._width - indent
        for i, line in enumerate(lines):
            is_last = i == len(lines) - 1
            text = repr(line)
            if len(text) <= whole - (allowance if is_last else 0):
                chunks.append(text)
                continue
            parts = _re.findall(r"\S*\s*", line)[:-1]
            room, current = whole, ""
            for j, part in enumerate(parts):
                if is_last and j == len(parts) - 1:
                    room -= allowance
                if len(repr(current + part)) > room:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current += part
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(text)
            return
        self._chunks(chunks, write, indent, level == 1)

    def _chunks(self, chunks, write, indent, in_parentheses):
        text = ("\n" + " " * indent).join(chunks)
        write(f"({text})" if in_parentheses else text)

    def _bytes(self, object, write, indent, allowance, context, level, show=repr):
        if len(object) <= 4:
            write(repr(object))
            return
        in_parentheses = level == 1 and show is repr
        if in_parentheses:
            indent += 1
            allowance += 1
        room = self._width - indent
        chunks, current = [], b""
        for i in range(0, len(object), 4):
            part = bytes(object[i:i + 4])
            if i == len(object) // 4 * 4:
                room -= allowance
            if len(repr(current + part)) > room:
                if current:
                    chunks.append(repr(current))
                current = part
            else:
                current += part
        if current:
            chunks.append(repr(current))
        self._chunks(chunks, write, indent, in_parentheses)

    def _bytearray(self, object, write, indent, allowance, context, level):
        write("bytearray(")
        self._bytes(bytes(object), write, indent + 10, allowance + 1, context, level + 1)
        write(")")

    # ---- what has its name in front

    def _named(self, object, write, indent, allowance, context, level, inner, end=")"):
        if not len(object):
            write(repr(object))
            return
        name = type(object).__name__
        write(name + "(")
        inner(write, indent + len(name) + 1)
        write(end)

    def _ordered_dict(self, object, write, indent, allowance, context, level):
        self._named(object, write, indent, allowance, context, level, lambda write, indent:
                    self._format(list(object.items()), write, indent, allowance + 1, context, level))

    def _default_dict(self, object, write, indent, allowance, context, level):
        def inner(write, indent):
            write(self._repr(object.default_factory, context, level) + ",\n" + " " * indent)
            self._dict(object, write, indent, allowance + 1, context, level)
        self._named(object, write, indent, allowance, context, level, inner)

    def _counter(self, object, write, indent, allowance, context, level):
        def inner(write, indent):
            write("{")
            self._pad(write)
            self._pairs(object.most_common(), write, indent, allowance + 2, context, level)
        self._named(object, write, indent, allowance, context, level, inner, "})")

    def _chain_map(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        write(name + "(")
        indent += len(name) + 1
        for i, mapping in enumerate(object.maps):
            is_last = i == len(object.maps) - 1
            self._format(mapping, write, indent, allowance + 1 if is_last else 1, context, level)
            write(")" if is_last else ",\n" + " " * indent)

    def _deque(self, object, write, indent, allowance, context, level):
        def inner(write, indent):
            write("[")
            has_end = object.maxlen is not None
            self._items(object, write, indent, 2 if has_end else allowance + 2, context, level)
            write("]")
            if has_end:
                write(f",\n{' ' * indent}maxlen={object.maxlen}")
        self._named(object, write, indent, allowance, context, level, inner)

    def _proxy(self, object, write, indent, allowance, context, level):
        write("mappingproxy(")
        self._format(object.copy(), write, indent + 13, allowance + 1, context, level)
        write(")")

    def _namespace(self, object, write, indent, allowance, context, level):
        name = "namespace" if type(object) is _types.SimpleNamespace else type(object).__name__
        self._attributes(name, object.__dict__.items(), write, indent, allowance, context, level)

    def _dataclass(self, object, write, indent, allowance, context, level):
        fields = type(object).__dataclass_fields__.values()
        pairs = [(f.name, getattr(object, f.name)) for f in fields if f.repr and hasattr(object, f.name)]
        self._attributes(type(object).__name__, pairs, write, indent, allowance, context, level)

    def _attributes(self, name, pairs, write, indent, allowance, context, level):
        write(name + "(")
        indent += len(name) + 1
        pairs = list(pairs)
        for i, (key, value) in enumerate(pairs):
            if i:
                write(",\n" + " " * indent)
            write(key + "=")
            if id(value) in context:
                write("...")
            else:
                self._format(value, write, indent + len(key) + 1,
                             allowance if i == len(pairs) - 1 else 1, context, level)
        write(")")

    def _data(self, object, write, indent, allowance, context, level):
        self._format(object.data, write, indent, allowance, context, level - 1)

    _layouts = {
        dict: _dict, list: _list, tuple: _tuple, set: _set, frozenset: _set, str: _str, bytes: _bytes,
        bytearray: _bytearray, _OrderedDict: _ordered_dict, _defaultdict: _default_dict,
        _Counter: _counter, _ChainMap: _chain_map, _Deque: _deque, _UserDict: _data,
        _UserList: _data, _UserString: _data, _types.MappingProxyType: _proxy,
        _types.SimpleNamespace: _namespace,
    }

    # ---- on one line

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _safe_repr(self, object, context, maxlevels, level):
        cls = type(object)
        if cls is str or cls is bool or object is None or cls is float or cls is bytes:
            return repr(object), True, False
        owner = _repr_owner(cls)
        if issubclass(cls, int) and owner is int:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        if owner not in (dict, list, tuple):
            text = repr(object)
            return text, bool(text) and not text.startswith("<"), False
        if owner is dict:
            open, close = "{", "}"
        elif owner is list:
            open, close = "[", "]"
        else:
            open, close = "(", ",)" if len(object) == 1 else ")"
        if not object:
            return open + close, True, False
        if maxlevels and level >= maxlevels:
            return f"{open}...{close}", False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        pieces, readable, recursive = [], True, False

        def one(item):
            nonlocal readable, recursive
            text, is_readable, is_recursive = self.format(item, context, maxlevels, level + 1)
            readable = readable and is_readable
            recursive = recursive or is_recursive
            return text

        if owner is dict:
            pairs = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            pieces = [f"{one(key)}: {one(value)}" for key, value in pairs]
        else:
            pieces = [one(item) for item in object]
        del context[id(object)]
        return open + ", ".join(pieces) + close, readable, recursive
