"""Reading pickles."""
import copyreg
import struct
import sys
from _pickle_parts import *
from _pickle_parts import HIGHEST_PROTOCOL, UnpicklingError, decode_long, find_attribute, old_modules, old_names


class _Input:
    """The bytes of a pickle, as they are asked for."""

    def __init__(self, file):
        self._file_read, self._file_readline = file.read, file.readline

    def read(self, n):
        data = self._file_read(n)
        if len(data) < n:
            raise UnpicklingError("pickle data was truncated")
        return data

    def opcode(self):
        data = self._file_read(1)
        if not data:
            raise EOFError("Ran out of input")
        return data[0]

    def line(self):
        data = self._file_readline()
        if not data:
            raise UnpicklingError("pickle data was truncated")
        if data[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return data[:-1]

    def number(self, kind):
        return struct.unpack(kind, self.read(struct.calcsize(kind)))[0]


class _Stop(Exception):
    pass


class Unpickler:
    __module__ = "_pickle"

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not hasattr(file, "read") or not hasattr(file, "readline"):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._input = _Input(file)
        self.memo, self.proto = {}, 0
        self._encoding, self._errors, self._fix_imports = encoding, errors, fix_imports
        self._buffers = None if buffers is None else iter(buffers)

    def load(self):
        if not hasattr(self, "_input"):
            raise UnpicklingError("Unpickler.__init__() was not called by "
                                  f"{type(self).__name__}.__init__()")
        self._stack, self._marks = [], []
        try:
            while True:
                code = self._input.opcode()
                step = _steps.get(code)
                if step is None:
                    raise UnpicklingError(f"invalid load key, {_key(code)}.")
                step(self)
        except _Stop:
            return self._stack.pop()
        except IndexError:
            if self._stack:
                raise
            raise UnpicklingError("unpickling stack underflow") from None

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered, "
                              "but no persistent_load function was specified.")

    def find_class(self, module_name, name):
        if self.proto < 3 and self._fix_imports:
            for new, old in old_names.items():
                if old == (module_name, name):
                    module_name, name = new
            if module_name == "exceptions":
                module_name = "builtins"
            for new, old in old_modules.items():
                module_name = new if old == module_name else module_name
        __import__(module_name, level=0)
        return find_attribute(sys.modules[module_name], name)

    def _mark(self):
        """What lies above the latest mark."""
        items = self._stack
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        self._stack = self._marks.pop()
        return items

    def _push_text(self, data):
        self._stack.append(data if self._encoding == "bytes" else
                           data.decode(self._encoding, self._errors))

    def _push_all(self, box):
        items = self._mark()
        self._stack.append(box(items))

    def _make(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            return cls(*args)
        return cls.__new__(cls)

    # ---- numbers and constants

    def _proto(self):
        self.proto = self._input.read(1)[0]
        if self.proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {self.proto}")

    def _frame(self):
        if self._input.number("<Q") > sys.maxsize:
            raise ValueError("frame size > sys.maxsize")

    def _int(self):
        line = self._input.line()
        self._stack.append({b"00": False, b"01": True}[line] if line in (b"00", b"01")
                           else int(line, 0))

    def _long(self):
        self._stack.append(int(self._input.line().removesuffix(b"L"), 0))

    def _long_bytes(self, kind):
        n = self._input.number(kind)
        if n < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self._stack.append(decode_long(self._input.read(n)))

    def _string(self):
        line = self._input.line()
        if len(line) < 2 or line[:1] != line[-1:] or line[:1] not in (b"'", b'"'):
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self._push_text(line[1:-1].decode("unicode_escape").encode("latin1"))

    def _unicode(self, kind):
        data = self._input.read(self._input.number(kind))
        self._stack.append(data.decode("utf-8", "surrogatepass"))

    def _bytearray(self):
        self._stack.append(bytearray(self._input.read(self._input.number("<Q"))))

    def _next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* "
                                  "argument was given")
        self._stack.append(next(self._buffers))

    # ---- containers

    def _tuple_of(self, n):
        items = tuple(self._stack[-n:])
        del self._stack[-n:]
        self._stack.append(items)

    def _dict(self):
        items = self._mark()
        self._stack.append(dict(zip(items[::2], items[1::2])))

    def _appends(self, items):
        target = self._stack[-1]
        if isinstance(target, list):
            return target.extend(items)
        extend = getattr(target, "extend", None)
        if extend is not None:
            return extend(items)
        for item in items:
            target.append(item)

    def _set_items(self, items):
        target = self._stack[-1]
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def _set_item(self):
        value, key = self._stack.pop(), self._stack.pop()
        self._stack[-1][key] = value

    def _add_items(self):
        items = self._mark()
        target = self._stack[-1]
        if isinstance(target, set):
            return target.update(items)
        for item in items:
            target.add(item)

    # ---- objects

    def _global(self):
        module_name = self._input.line().decode("utf-8")
        self._stack.append(self.find_class(module_name, self._input.line().decode("utf-8")))

    def _stack_global(self):
        name, module_name = self._stack.pop(), self._stack.pop()
        if type(name) is not str or type(module_name) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._stack.append(self.find_class(module_name, name))

    def _extension(self, kind):
        code = self._input.number(kind)
        if code <= 0:
            raise UnpicklingError("EXT specifies code <= 0")
        if code not in copyreg._inverted_registry:
            raise ValueError(f"unregistered extension code {code}")
        if code not in copyreg._extension_cache:
            copyreg._extension_cache[code] = self.find_class(*copyreg._inverted_registry[code])
        self._stack.append(copyreg._extension_cache[code])

    def _reduce(self):
        args = self._stack.pop()
        self._stack[-1] = self._stack[-1](*args)

    def _new_object(self):
        args = self._stack.pop()
        cls = self._stack.pop()
        self._stack.append(cls.__new__(cls, *args))

    def _new_object_with_names(self):
        kwargs, args, cls = self._stack.pop(), self._stack.pop(), self._stack.pop()
        self._stack.append(cls.__new__(cls, *args, **kwargs))

    def _instance(self):
        module_name = self._input.line().decode("ascii")
        name = self._input.line().decode("ascii")
        args = self._mark()
        self._stack.append(self._make(self.find_class(module_name, name), args))

    def _object(self):
        cls, *args = self._mark()
        self._stack.append(self._make(cls, args))

    def _build(self):
        state = self._stack.pop()
        target = self._stack[-1]
        set_state = getattr(target, "__setstate__", None)
        if set_state is not None:
            return set_state(state)
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            for name, value in state.items():
                target.__dict__[sys.intern(name) if type(name) is str else name] = value
        for name, value in (slots or {}).items():
            setattr(target, name, value)

    # ---- the stack and the memo

    def _push_mark(self):
        self._marks.append(self._stack)
        self._stack = []

    def _pop(self):
        if self._stack:
            del self._stack[-1]
        elif self._marks:
            self._mark()
        else:
            raise IndexError

    def _get(self, n):
        if n not in self.memo:
            raise UnpicklingError(f"Memo value not found at index {n}")
        self._stack.append(self.memo[n])

    def _put(self, n):
        if n < 0:
            raise ValueError("negative PUT argument")
        self.memo[n] = self._stack[-1]

    def _stop(self):
        if not self._stack:
            raise IndexError
        raise _Stop


def _key(code):
    char = chr(code)
    return f"'{char}'" if char.isascii() and char.isprintable() else f"'\\x{code:02x}'"


def _push(value):
    return lambda self: self._stack.append(value)


def _push_number(kind):
    return lambda self: self._stack.append(self._input.number(kind))


def _push_bytes(kind):
    return lambda self: self._stack.append(self._input.read(self._input.number(kind)))


def _push_string(kind):
    return lambda self: self._push_text(self._input.read(self._input.number(kind)))


def _push_box(box):
    return lambda self: self._stack.append(box())


_steps = {code[0]: step for code, step in {
    PROTO: Unpickler._proto, FRAME: Unpickler._frame, STOP: Unpickler._stop,
    MARK: Unpickler._push_mark, POP: Unpickler._pop, POP_MARK: lambda self: self._mark() and None,
    DUP: lambda self: self._stack.append(self._stack[-1]),
    NONE: _push(None), NEWTRUE: _push(True), NEWFALSE: _push(False),
    INT: Unpickler._int, BININT: _push_number("<i"), BININT1: _push_number("<B"),
    BININT2: _push_number("<H"), LONG: Unpickler._long,
    LONG1: lambda self: self._long_bytes("<B"), LONG4: lambda self: self._long_bytes("<i"),
    FLOAT: lambda self: self._stack.append(float(self._input.line())),
    BINFLOAT: _push_number(">d"),
    STRING: Unpickler._string, BINSTRING: _push_string("<i"), SHORT_BINSTRING: _push_string("<B"),
    UNICODE: lambda self: self._stack.append(self._input.line().decode("raw_unicode_escape")),
    SHORT_BINUNICODE: lambda self: self._unicode("<B"),
    BINUNICODE: lambda self: self._unicode("<I"), BINUNICODE8: lambda self: self._unicode("<Q"),
    SHORT_BINBYTES: _push_bytes("<B"), BINBYTES: _push_bytes("<I"), BINBYTES8: _push_bytes("<Q"),
    BYTEARRAY8: Unpickler._bytearray, NEXT_BUFFER: Unpickler._next_buffer,
    READONLY_BUFFER: lambda self: None,
    EMPTY_TUPLE: _push_box(tuple), EMPTY_LIST: _push_box(list), EMPTY_DICT: _push_box(dict),
    EMPTY_SET: _push_box(set), TUPLE1: lambda self: self._tuple_of(1),
    TUPLE2: lambda self: self._tuple_of(2), TUPLE3: lambda self: self._tuple_of(3),
    TUPLE: lambda self: self._push_all(tuple), LIST: lambda self: self._push_all(list),
    FROZENSET: lambda self: self._push_all(frozenset), DICT: Unpickler._dict,
    APPEND: lambda self: self._appends([self._stack.pop()]),
    APPENDS: lambda self: self._appends(self._mark()), SETITEM: Unpickler._set_item,
    SETITEMS: lambda self: self._set_items(self._mark()), ADDITEMS: Unpickler._add_items,
    GLOBAL: Unpickler._global, STACK_GLOBAL: Unpickler._stack_global,
    EXT1: lambda self: self._extension("<B"), EXT2: lambda self: self._extension("<H"),
    EXT4: lambda self: self._extension("<i"), REDUCE: Unpickler._reduce,
    NEWOBJ: Unpickler._new_object, NEWOBJ_EX: Unpickler._new_object_with_names,
    INST: Unpickler._instance, OBJ: Unpickler._object, BUILD: Unpickler._build,
    PERSID: lambda self: self._stack.append(self.persistent_load(self._input.line().decode())),
    BINPERSID: lambda self: self._stack.append(self.persistent_load(self._stack.pop())),
    GET: lambda self: self._get(int(self._input.line())),
    BINGET: lambda self: self._get(self._input.number("<B")),
    LONG_BINGET: lambda self: self._get(self._input.number("<I")),
    PUT: lambda self: self._put(int(self._input.line())),
    BINPUT: lambda self: self._put(self._input.number("<B")),
    LONG_BINPUT: lambda self: self._put(self._input.number("<I")),
    MEMOIZE: lambda self: self._put(len(self.memo)),
}.items()}
