# Mappings: get() is asked, not __getitem__ nor __missing__; keys must differ.
import collections


class Keys:
    A = "a"
    ONE = 1


class Loud(dict):
    def get(self, key, default=None):
        print("  get", key)
        return super().get(key, default)

    def __missing__(self, key):
        return "made"


match Loud(a=1, b=2):
    case {"a": 1, "c": _}:
        print("with c")
    case {"a": 1, **rest}:
        print(rest)

match collections.defaultdict(list, a=1):
    case {"zz": x}:
        print("made", x)
    case {"a": x}:
        print("there", x)

try:
    match {"a": 1, "b": 2}:
        case {Keys.A: x, "a": y}:
            print(x, y)
except ValueError as e:
    print(e)

match {1: "int", None: "none", True: "unused"}:
    case {Keys.ONE: value, None: nothing}:
        print(value, nothing)
match {-1: "minus", 2 + 3j: "complex", b"k": "bytes"}:
    case {-1: m, 2 + 3j: c, b"k": b}:
        print(m, c, b)
