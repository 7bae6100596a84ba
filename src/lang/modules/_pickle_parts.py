"""What writing and reading pickles share: opcodes, errors, names."""
import sys

HIGHEST_PROTOCOL = 5


class PickleError(Exception):
    __module__ = "_pickle"


class PicklingError(PickleError):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


opcodes = {
    "MARK": b"(", "STOP": b".", "POP": b"0", "POP_MARK": b"1", "DUP": b"2", "FLOAT": b"F",
    "INT": b"I", "BININT": b"J", "BININT1": b"K", "LONG": b"L", "BININT2": b"M", "NONE": b"N",
    "PERSID": b"P", "BINPERSID": b"Q", "REDUCE": b"R", "STRING": b"S", "BINSTRING": b"T",
    "SHORT_BINSTRING": b"U", "UNICODE": b"V", "BINUNICODE": b"X", "APPEND": b"a", "BUILD": b"b",
    "GLOBAL": b"c", "DICT": b"d", "EMPTY_DICT": b"}", "APPENDS": b"e", "GET": b"g", "BINGET": b"h",
    "INST": b"i", "LONG_BINGET": b"j", "LIST": b"l", "EMPTY_LIST": b"]", "OBJ": b"o", "PUT": b"p",
    "BINPUT": b"q", "LONG_BINPUT": b"r", "SETITEM": b"s", "TUPLE": b"t", "EMPTY_TUPLE": b")",
    "SETITEMS": b"u", "BINFLOAT": b"G", "PROTO": b"\x80", "NEWOBJ": b"\x81", "EXT1": b"\x82",
    "EXT2": b"\x83", "EXT4": b"\x84", "TUPLE1": b"\x85", "TUPLE2": b"\x86", "TUPLE3": b"\x87",
    "NEWTRUE": b"\x88", "NEWFALSE": b"\x89", "LONG1": b"\x8a", "LONG4": b"\x8b", "BINBYTES": b"B",
    "SHORT_BINBYTES": b"C", "SHORT_BINUNICODE": b"\x8c", "BINUNICODE8": b"\x8d",
    "BINBYTES8": b"\x8e", "EMPTY_SET": b"\x8f", "ADDITEMS": b"\x90", "FROZENSET": b"\x91",
    "NEWOBJ_EX": b"\x92", "STACK_GLOBAL": b"\x93", "MEMOIZE": b"\x94", "FRAME": b"\x95",
    "BYTEARRAY8": b"\x96", "NEXT_BUFFER": b"\x97", "READONLY_BUFFER": b"\x98",
}
globals().update(opcodes)

# Names that Python 2 had for what old protocols name.
old_modules = {"builtins": "__builtin__", "copyreg": "copy_reg"}
old_names = {("builtins", "range"): ("__builtin__", "xrange"),
             ("builtins", "int"): ("__builtin__", "long"),
             ("builtins", "str"): ("__builtin__", "unicode"),
             ("functools", "reduce"): ("__builtin__", "reduce")}


def encode_long(x):
    """Its bytes in two's complement, the lowest first, as few as there can be."""
    if x == 0:
        return b""
    n = (x.bit_length() >> 3) + 1
    data = x.to_bytes(n, "little", signed=True)
    return data[:-1] if x < 0 and n > 1 and data[-1] == 0xFF and data[-2] & 0x80 else data


def decode_long(data):
    return int.from_bytes(data, "little", signed=True)


def whichmodule(obj, name):
    """The module in which an object is found by its name."""
    module_name = getattr(obj, "__module__", None)
    if module_name is not None:
        return module_name
    for module_name, module in sys.modules.copy().items():
        if module_name in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if find_attribute(module, name) is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


def find_attribute(module, path):
    for name in path.split("."):
        if name == "<locals>":
            raise AttributeError(f"Can't get local attribute {path!r} on {module!r}")
        try:
            module = getattr(module, name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {path!r} on {module!r}") from None
    return module
