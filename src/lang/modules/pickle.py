"""Objects as bytes and back, in the protocols 0 to 5 as they are documented.

A pickle is a program for a machine with a stack and a memo: an opcode of one byte, its argument.
"""
import copyreg
import io
import struct
import sys
from _codecs import encode as _encode
from _pickle_parts import *
from _pickle_parts import (HIGHEST_PROTOCOL, PickleError, PicklingError, UnpicklingError, decode_long,
                           encode_long, find_attribute, old_modules, old_names, opcodes, whichmodule)
from _pickle_read import Unpickler
from functools import partial
from itertools import islice

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump",
           "dumps", "load", "loads", "PickleBuffer", *opcodes]

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
DEFAULT_PROTOCOL = 4

_FRAME_BYTES = 64 * 1024  # about so long is a frame of protocol 4
_BATCH = 1000             # so many items at once


class PickleBuffer:
    def __init__(self, *args):
        raise NotImplementedError("pickle.PickleBuffer is not supported here")


# ---- writing

class _Frames:
    """Puts what is written into the frames of protocol 4."""

    def __init__(self, write, framed):
        self._write, self._framed = write, framed
        self._parts, self._n = [], 0

    def write(self, data):
        if not self._framed:
            return self._write(data)
        self._parts.append(data)
        self._n += len(data)

    def write_large(self, head, data):
        """What would not fit well into a frame stands beside."""
        if not self._framed or len(data) < _FRAME_BYTES:
            return self.write(head + data)
        self.end()
        self._write(head)
        self._write(data)

    def between_objects(self):
        if self._n >= _FRAME_BYTES:
            self.end()

    def end(self):
        if not self._parts:
            return
        data = b"".join(self._parts)
        self._parts, self._n = [], 0
        self._write(FRAME + struct.pack("<Q", len(data)) + data if len(data) >= 4 else data)


class Pickler:
    __module__ = "_pickle"

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file_write = file.write
        self.memo, self.proto, self.bin, self.fast = {}, int(protocol), protocol >= 1, 0
        self.fix_imports = fix_imports and protocol < 3

    def clear_memo(self):
        self.memo.clear()

    def dump(self, obj):
        if not hasattr(self, "_file_write"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        if self.proto >= 2:
            self._file_write(PROTO + bytes([self.proto]))
        self._frames = _Frames(self._file_write, self.proto >= 4)
        self._write = self._frames.write
        self.save(obj)
        self._write(STOP)
        self._frames.end()

    def persistent_id(self, obj):
        return None

    # An object that was written before is asked for by its number.

    def memoize(self, obj):
        if self.fast:
            return
        n = len(self.memo)
        self.memo[id(obj)] = n, obj
        if self.proto >= 4:
            self._write(MEMOIZE)
        elif not self.bin:
            self._write(PUT + b"%d\n" % n)
        else:
            self._write(BINPUT + bytes([n]) if n < 256 else LONG_BINPUT + struct.pack("<I", n))

    def _get(self, n):
        if not self.bin:
            self._write(GET + b"%d\n" % n)
        else:
            self._write(BINGET + bytes([n]) if n < 256 else LONG_BINGET + struct.pack("<I", n))

    def save(self, obj, save_persistent_id=True):
        self._frames.between_objects()
        pid = self.persistent_id(obj) if save_persistent_id else None
        if pid is not None:
            return self._save_persistent(pid)
        cls = type(obj)
        if cls in _atoms:
            return _atoms[cls](self, obj)
        known = self.memo.get(id(obj))
        if known is not None:
            return self._get(known[0])
        saver = _savers.get(cls)
        if saver is not None:
            return saver(self, obj)
        self._save_reduced(obj, cls)

    def _save_reduced(self, obj, cls):
        parts = NotImplemented
        if hasattr(self, "reducer_override"):
            parts = self.reducer_override(obj)
        if parts is NotImplemented:
            reduce = getattr(self, "dispatch_table", copyreg.dispatch_table).get(cls)
            if reduce is not None:
                parts = reduce(obj)
            elif issubclass(cls, type):
                return self._save_global(obj)
            else:
                parts = obj.__reduce_ex__(self.proto)
        if isinstance(parts, str):
            return self._save_global(obj, parts)
        if not isinstance(parts, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(parts) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self._save_parts(obj, *parts)

    def _save_persistent(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self._write(BINPERSID)
            return
        try:
            self._write(PERSID + str(pid).encode("ascii") + b"\n")
        except UnicodeEncodeError:
            raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def _save_parts(self, obj, function, args, state=None, items=None, pairs=None, set_state=None):
        if not callable(function):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        self._save_call(obj, function, args)
        known = self.memo.get(id(obj))
        if known is not None:  # its own arguments lead to it
            self._write(POP)
            self._get(known[0])
        else:
            self.memoize(obj)
        if items is not None:
            self._save_batches(items, APPEND, APPENDS, False)
        if pairs is not None:
            self._save_batches(pairs, SETITEM, SETITEMS, True)
        if state is None:
            return
        if set_state is None:
            self.save(state)
            self._write(BUILD)
            return
        self.save(set_state)
        self.save(obj)
        self.save(state)
        self._write(TUPLE2 + REDUCE + POP)

    def _save_call(self, obj, function, args):
        name = getattr(function, "__name__", "")
        if self.proto >= 2 and name == "__newobj__":
            cls = args[0]
            if not hasattr(cls, "__new__"):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            if cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            self.save(cls)
            self.save(args[1:])
            self._write(NEWOBJ)
        elif self.proto >= 2 and name == "__newobj_ex__":
            cls, args, kwargs = args
            if self.proto >= 4:
                self.save(cls)
                self.save(args)
                self.save(kwargs)
                self._write(NEWOBJ_EX)
            else:
                self.save(partial(cls.__new__, cls, *args, **kwargs))
                self.save(())
                self._write(REDUCE)
        else:
            self.save(function)
            self.save(args)
            self._write(REDUCE)

    def _save_batches(self, items, one, many, are_pairs):
        items = iter(items)
        while batch := list(islice(items, _BATCH if self.bin else 1)):
            is_single = len(batch) == 1
            if not is_single:
                self._write(MARK)
            for item in batch:
                if are_pairs:
                    self.save(item[0])
                    self.save(item[1])
                else:
                    self.save(item)
            self._write(one if is_single else many)
            if len(batch) < _BATCH and self.bin:
                break

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module_name = whichmodule(obj, name)
        try:
            __import__(module_name, level=0)
            found = find_attribute(sys.modules[module_name], name)
        except (ImportError, KeyError, AttributeError):
            if "<locals>" in name.split("."):
                raise AttributeError(f"Can't pickle local object {name!r}") from None
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} "
                                "failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as "
                                f"{module_name}.{name}")
        code = copyreg._extension_registry.get((module_name, name)) if self.proto >= 2 else None
        if code is not None:
            self._write(EXT1 + bytes([code]) if code < 256 else
                        EXT2 + struct.pack("<H", code) if code < 65536 else
                        EXT4 + struct.pack("<i", code))
            return
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self._write(STACK_GLOBAL)
        else:
            self._write_global(obj, module_name, name)
        self.memoize(obj)

    def _write_global(self, obj, module_name, name):
        outer, _, last = name.rpartition(".")
        if outer:
            self.save(getattr)
            self.save((find_attribute(sys.modules[module_name], outer), last))
            return self._write(REDUCE)
        if self.fix_imports:
            old = old_names.get((module_name, name))
            if module_name == "builtins" and isinstance(obj, type) and issubclass(obj, BaseException):
                old = "exceptions", name
            module_name, name = old or (old_modules.get(module_name, module_name), name)
        try:
            self._write(GLOBAL + f"{module_name}\n{name}\n".encode("utf-8" if self.proto == 3 else
                                                                    "ascii"))
        except UnicodeEncodeError:
            raise PicklingError(f"can't pickle global identifier '{module_name}.{name}' using "
                                f"pickle protocol {self.proto}") from None

    # ---- one method for each built-in type

    def _save_none(self, obj):
        self._write(NONE)

    def _save_bool(self, obj):
        if self.proto >= 2:
            self._write(NEWTRUE if obj else NEWFALSE)
        else:
            self._write(b"I01\n" if obj else b"I00\n")

    def _save_int(self, obj):
        if self.bin and 0 <= obj < 1 << 16:
            self._write(BININT1 + bytes([obj]) if obj < 256 else BININT2 + struct.pack("<H", obj))
        elif self.bin and -1 << 31 <= obj < 1 << 31:
            self._write(BININT + struct.pack("<i", obj))
        elif self.proto >= 2:
            data = encode_long(obj)
            self._write(LONG1 + bytes([len(data)]) + data if len(data) < 256 else
                        LONG4 + struct.pack("<i", len(data)) + data)
        elif -1 << 31 <= obj < 1 << 31:
            self._write(INT + b"%d\n" % obj)
        else:
            self._write(LONG + b"%dL\n" % obj)

    def _save_float(self, obj):
        self._write(BINFLOAT + struct.pack(">d", obj) if self.bin
                    else FLOAT + repr(obj).encode() + b"\n")

    def _save_bytes(self, obj):
        if self.proto < 3:
            parts = (bytes, ()) if not obj else (_encode, (str(obj, "latin1"), "latin1"))
            return self._save_parts(obj, *parts)
        n = len(obj)
        if n < 256:
            self._write(SHORT_BINBYTES + bytes([n]) + obj)
        elif n >= 1 << 32 and self.proto >= 4:
            self._frames.write_large(BINBYTES8 + struct.pack("<Q", n), obj)
        else:
            self._frames.write_large(BINBYTES + struct.pack("<I", n), obj)
        self.memoize(obj)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            if self.proto >= 3:
                return self._save_parts(obj, bytearray, (bytes(obj),) if obj else ())
            return self._save_parts(obj, bytearray, (str(obj, "latin1"), "latin1") if obj else ())
        self._frames.write_large(BYTEARRAY8 + struct.pack("<Q", len(obj)), bytes(obj))
        self.memoize(obj)

    def _save_str(self, obj):
        if not self.bin:
            escaped = obj.replace("\\", "\\u005c")
            for letter in "\0\n\r\x1a":
                escaped = escaped.replace(letter, f"\\u{ord(letter):04x}")
            self._write(UNICODE + _escaped(escaped) + b"\n")
            return self.memoize(obj)
        data = obj.encode("utf-8", "surrogatepass")
        n = len(data)
        if n < 256 and self.proto >= 4:
            self._write(SHORT_BINUNICODE + bytes([n]) + data)
        elif n >= 1 << 32 and self.proto >= 4:
            self._frames.write_large(BINUNICODE8 + struct.pack("<Q", n), data)
        else:
            self._frames.write_large(BINUNICODE + struct.pack("<I", n), data)
        self.memoize(obj)

    def _save_tuple(self, obj):
        if not obj:
            return self._write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
        n = len(obj)
        is_short = n <= 3 and self.proto >= 2
        if not is_short:
            self._write(MARK)
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is not None:  # it contains itself, and was written meanwhile
            self._write(POP * n if is_short else POP_MARK if self.bin else POP * (n + 1))
            return self._get(known[0])
        self._write((TUPLE1, TUPLE2, TUPLE3)[n - 1] if is_short else TUPLE)
        self.memoize(obj)

    def _save_list(self, obj):
        self._write(EMPTY_LIST if self.bin else MARK + LIST)
        self.memoize(obj)
        self._save_batches(obj, APPEND, APPENDS, False)

    def _save_dict(self, obj):
        self._write(EMPTY_DICT if self.bin else MARK + DICT)
        self.memoize(obj)
        self._save_batches(obj.items(), SETITEM, SETITEMS, True)

    def _save_set(self, obj):
        if self.proto < 4:
            return self._save_parts(obj, set, (list(obj),))
        self._write(EMPTY_SET)
        self.memoize(obj)
        items = iter(obj)
        while batch := list(islice(items, _BATCH)):
            self._write(MARK)
            for item in batch:
                self.save(item)
            self._write(ADDITEMS)

    def _save_frozenset(self, obj):
        if self.proto < 4:
            return self._save_parts(obj, frozenset, (list(obj),))
        self._write(MARK)
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            self._write(POP_MARK)
            return self._get(known[0])
        self._write(FROZENSET)
        self.memoize(obj)

    def _save_type(self, obj):
        if obj in (type(None), type(NotImplemented), type(...)):
            single = None if obj is type(None) else obj()
            return self._save_parts(obj, type, (single,))
        self._save_global(obj)


def _escaped(text):
    return b"".join(char.encode("latin1") if ord(char) < 256 else
                    b"\\u%04x" % ord(char) if ord(char) < 65536 else b"\\U%08x" % ord(char)
                    for char in text)


_atoms = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int,
          float: Pickler._save_float}
_savers = {str: Pickler._save_str, bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray,
           tuple: Pickler._save_tuple, list: Pickler._save_list, dict: Pickler._save_dict,
           set: Pickler._save_set, frozenset: Pickler._save_frozenset, type: Pickler._save_type,
           type(_escaped): Pickler._save_global}


# ---- in one go

def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    file = io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors,
                     buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    if isinstance(data, str) or not hasattr(data, "__len__"):
        raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")
    return Unpickler(io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors,
                     buffers=buffers).load()


_Pickler, _Unpickler, _dump, _dumps, _load, _loads = Pickler, Unpickler, dump, dumps, load, loads
