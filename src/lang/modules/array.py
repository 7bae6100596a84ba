"""Rows of numbers of one kind."""
import struct
from collections.abc import MutableSequence

typecodes = "bBuhHiIlLqQfd"


class _Viewed:
    """The items of an array that memoryviews see: they live in a bytearray."""

    def __init__(self, owner):
        self.owner, self.data = owner, bytearray(owner.tobytes())
        self.format = "I" if owner.typecode == "u" else owner.typecode
        self.view = memoryview(self.data).cast(self.format)

    def items(self):
        items = self.view.tolist()
        return list(map(chr, items)) if self.owner.typecode == "u" else items

    def resizable(self):
        """Its items as a list again, if nobody sees them any more."""
        items = self.items()
        self.view.release()
        try:
            self.data.append(0)
        except BufferError:
            self.view = memoryview(self.data).cast(self.format)
            raise BufferError("cannot resize an array that is exporting buffers") from None
        self.owner._items = items
        return items

    def __len__(self): return len(self.view)
    def __iter__(self): return iter(self.items())
    def __getitem__(self, i): return self.items()[i]
    def __add__(self, other): return self.items() + list(other)
    def __radd__(self, other): return other + self.items()
    def __mul__(self, n): return self.items() * n
    def __eq__(self, other): return self.items() == list(other)
    def __lt__(self, other): return self.items() < list(other)
    def __le__(self, other): return self.items() <= list(other)
    def __gt__(self, other): return self.items() > list(other)
    def __ge__(self, other): return self.items() >= list(other)

    def __imul__(self, n):
        items = self.resizable()
        items *= n
        return items

    def __delitem__(self, i):
        del self.resizable()[i]

    def __setitem__(self, i, x):
        changed = self.items()
        changed[i] = x
        if len(changed) != len(self.view):
            self.resizable()[i] = x
        else:
            for at, item in enumerate(changed):
                self.view[at] = ord(item) if self.owner.typecode == "u" else item

    def reverse(self):
        self[:] = self.items()[::-1]

    def __getattr__(self, name):
        return getattr(self.items() if name in ("count", "index") else self.resizable(), name)


class array:
    __tp_name__ = "array.array"
    __slots__ = ("typecode", "_items", "_struct")

    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            what = "str" if isinstance(typecode, str) else type(typecode).__name__
            raise TypeError(f"array() argument 1 must be a unicode character, not {what}")
        if typecode not in typecodes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        self._items = []
        self._struct = struct.Struct("=i" if typecode == "u" else "@" + typecode)
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, str):
            if typecode != "u":
                raise TypeError(f"cannot use a str to initialize an array with typecode {typecode!r}")
            self.fromunicode(initializer)
        else:
            self.extend(initializer)

    def _checked(self, item):
        if self.typecode == "u":
            if not isinstance(item, str) or len(item) != 1:
                raise TypeError("array item must be a unicode character, not "
                                f"{type(item).__name__}")
            return item
        if self.typecode in "fd":
            if not hasattr(item, "__float__") and not hasattr(item, "__index__"):
                raise TypeError(f"must be real number, not {type(item).__name__}")
            return self._struct.unpack(self._struct.pack(item))[0]
        if not hasattr(item, "__index__"):
            raise TypeError(f"'{type(item).__name__}' object cannot be interpreted as an integer")
        item = item.__index__()
        bits = 8 * self._struct.size
        low, high = (-1 << bits - 1, (1 << bits - 1) - 1) if self.typecode.islower() else (0, (1 << bits) - 1)
        if not low <= item <= high:
            raise OverflowError(self._out_of_range(item < low))
        return item

    def _out_of_range(self, is_low):
        side = "less than minimum" if is_low else "greater than maximum"
        if self.typecode == "b":
            return f"signed char is {side}"
        if self.typecode == "B":
            return f"unsigned byte integer is {side}"
        if self.typecode == "h":
            return f"signed short integer is {side}"
        if self.typecode == "H":
            return f"unsigned short is {side}"
        if self.typecode == "i":
            return f"signed integer is {side}"
        if self.typecode == "I":
            return "can't convert negative value to unsigned int" if is_low else f"unsigned int is {side}"
        if self.typecode in "LQ" and is_low:
            return "can't convert negative value to unsigned int" if self.typecode == "L" else \
                "can't convert negative int to unsigned"
        if self.typecode == "L" or self.typecode == "l":
            return "Python int too large to convert to C " + ("unsigned long" if self.typecode == "L" else "long")
        return "int too big to convert"

    @property
    def _buffer(self):
        """What a memoryview sees: the bytes and their format."""
        if not isinstance(self._items, _Viewed):
            self._items = _Viewed(self)
        return self._items.data, self._items.format

    itemsize = property(lambda self: self._struct.size)

    def append(self, x, /): self._items.append(self._checked(x))
    def insert(self, i, x, /): self._items.insert(i, self._checked(x))
    def count(self, x, /): return self._items.count(x)
    def reverse(self): self._items.reverse()
    def tolist(self): return list(self._items)

    def extend(self, other, /):
        if isinstance(other, array):
            if other.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(other._items)
            return
        for item in other:
            self._items.append(self._checked(item))

    def fromlist(self, list, /):
        if not isinstance(list, _list):
            raise TypeError("arg must be list")
        self._items.extend([self._checked(item) for item in list])

    def index(self, x, start=0, stop=9223372036854775807, /):
        try:
            return self._items.index(x, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def remove(self, x, /):
        try:
            self._items.remove(x)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        try:
            return self._items.pop(i)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def tobytes(self):
        items = map(ord, self._items) if self.typecode == "u" else self._items
        return b"".join([self._struct.pack(item) for item in items])

    def frombytes(self, buffer, /):
        if len(buffer) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        items = [item for item, in self._struct.iter_unpack(bytes(buffer))] if buffer else []
        self._items.extend(map(chr, items) if self.typecode == "u" else items)

    def tofile(self, f, /):
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        data = f.read(n * self.itemsize)
        self.frombytes(data[:len(data) // self.itemsize * self.itemsize])
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def tounicode(self):
        if self.typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)

    def fromunicode(self, s, /):
        if self.typecode != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self._items.extend(s)

    def byteswap(self):
        size = self.itemsize
        data = self.tobytes()
        self._items.clear()
        self.frombytes(b"".join([data[i:i + size][::-1] for i in range(0, len(data), size)]))

    def buffer_info(self):
        return id(self), len(self._items)

    def _made(self, items):
        made = array(self.typecode)
        made._items = items
        return made

    def __len__(self): return len(self._items)
    def __iter__(self): return iter(self._items)
    def __contains__(self, x): return x in self._items
    def __copy__(self): return self._made(self._items[:])
    def __deepcopy__(self, memo): return self._made(self._items[:])

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._made(self._items[i])
        if not hasattr(i, "__index__"):
            raise TypeError("array indices must be integers")
        try:
            return self._items[i]
        except IndexError:
            raise IndexError("array index out of range") from None

    def __setitem__(self, i, x):
        if isinstance(i, slice):
            if not isinstance(x, array):
                raise TypeError(f"can only assign array (not \"{type(x).__name__}\") to array slice")
            if x.typecode != self.typecode:
                raise TypeError("bad argument type for built-in operation")
            self._items[i] = x._items
            return
        if not hasattr(i, "__index__"):
            raise TypeError("array indices must be integers")
        x = self._checked(x)
        try:
            self._items[i] = x
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, i):
        try:
            del self._items[i]
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f"can only append array (not \"{type(other).__name__}\") to array")
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return self._made(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f"can only extend with array (not \"{type(other).__name__}\")")
        self.extend(other)
        return self

    def __mul__(self, n): return self._made(self._items * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items *= n
        return self

    def __eq__(self, other): return self._items == other._items if isinstance(other, array) else NotImplemented
    def __lt__(self, other): return self._items < other._items if isinstance(other, array) else NotImplemented
    def __le__(self, other): return self._items <= other._items if isinstance(other, array) else NotImplemented
    def __gt__(self, other): return self._items > other._items if isinstance(other, array) else NotImplemented
    def __ge__(self, other): return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __repr__(self):
        if not self._items:
            return f"array({self.typecode!r})"
        shown = "".join(self._items) if self.typecode == "u" else list(self._items)
        return f"array({self.typecode!r}, {shown!r})"


_list = list
ArrayType = array
MutableSequence.register(array)
