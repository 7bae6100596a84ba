"""multiprocessing.sharedctypes"""

from _multiprocessing_shared import Array, Value

__all__ = ["Array", "RawArray", "RawValue", "Value"]


def RawValue(typecode_or_type, *args):
    return Value(typecode_or_type, *args)


def RawArray(typecode_or_type, size_or_initializer):
    return Array(typecode_or_type, size_or_initializer)
