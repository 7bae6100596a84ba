"""Numbers and bytes packed one behind the other."""
import _struct

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    pass


_struct.error = error  # what the C part raises


def _bytes(buffer):
    if isinstance(buffer, (bytes, bytearray)):
        return buffer
    if isinstance(buffer, str) or not hasattr(buffer, "tobytes"):
        raise TypeError(f"a bytes-like object is required, not {type(buffer).__name__!r}")
    return buffer.tobytes()


class Struct:
    def __init__(self, format):
        self.size, self._n_values = _struct.size(format)
        self.format = format.decode() if isinstance(format, bytes) else format

    def pack(self, *v):
        if len(v) != self._n_values:
            raise error(f"pack expected {self._n_values} items for packing (got {len(v)})")
        return _struct.pack(self.format, self.size, *v)

    def pack_into(self, buffer, offset, *v):
        if len(v) != self._n_values:
            raise error(f"pack_into expected {self._n_values} items for packing (got {len(v)})")
        start = offset + len(buffer) if offset < 0 else offset
        if start < 0 or start + self.size > len(buffer):
            raise error(f"pack_into requires a buffer of at least {start + self.size} bytes for packing "
                        f"{self.size} bytes at offset {offset} (actual buffer size is {len(buffer)})")
        buffer[start:start + self.size] = _struct.pack(self.format, self.size, *v)

    def unpack(self, buffer):
        buffer = _bytes(buffer)
        if len(buffer) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return _struct.unpack(self.format, buffer, 0)

    def unpack_from(self, buffer, offset=0):
        buffer = _bytes(buffer)
        start = offset + len(buffer) if offset < 0 else offset
        if start < 0:
            raise error(f"offset {offset} out of range for {len(buffer)}-byte buffer")
        if start + self.size > len(buffer):
            raise error(f"unpack_from requires a buffer of at least {start + self.size} bytes for "
                        f"unpacking {self.size} bytes at offset {start} (actual buffer size is "
                        f"{len(buffer)})")
        return _struct.unpack(self.format, buffer, start)

    def iter_unpack(self, buffer):
        buffer = _bytes(buffer)
        if not self.size:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(buffer) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        return (_struct.unpack(self.format, buffer, at)
                for at in range(0, len(buffer), self.size))


_structs = {}


def _of(format):
    made = _structs.get(format)
    if made is None:
        if len(_structs) >= 100:
            _structs.clear()
        made = _structs[format] = Struct(format)
    return made


def calcsize(format, /): return _of(format).size
def pack(format, /, *v): return _of(format).pack(*v)
def pack_into(format, buffer, offset, /, *v): return _of(format).pack_into(buffer, offset, *v)
def unpack(format, buffer, /): return _of(format).unpack(buffer)
def unpack_from(format, /, buffer, offset=0): return _of(format).unpack_from(buffer, offset)
def iter_unpack(format, buffer, /): return _of(format).iter_unpack(buffer)
