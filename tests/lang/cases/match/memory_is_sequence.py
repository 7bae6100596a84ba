# What holds numbers in a row is a sequence to a pattern; text and bytes are none.
import array
from collections.abc import MutableSequence, Sequence

for value in memoryview(b"ab"), array.array("b", b"ab"), "ab", b"ab", bytearray(b"ab"), range(2):
    match value:
        case [first, second]:
            print(type(value).__name__, first, second)
        case _:
            print(type(value).__name__, "is none")
    print(isinstance(value, Sequence), isinstance(value, MutableSequence))
