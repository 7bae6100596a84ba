# What counts as a sequence or as a mapping: by the abstract class, also when registered late.
import collections
import collections.abc
import types


class Squares(collections.abc.Sequence):
    def __len__(self):
        return 5

    def __getitem__(self, i):
        if not -5 <= i < 5:
            raise IndexError
        print("  item", i)
        return (i % 5) ** 2


class Like:
    def __len__(self):
        return 2

    def __getitem__(self, key):
        return {"k": "v", "other": 1}[key]

    def get(self, key, default=None):
        return {"k": "v"}.get(key, default)

    def keys(self):
        return ["k", "other"]


def kind(subject):
    match subject:
        case []:
            return "empty sequence"
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
        case _:
            return "neither"


for subject in ([], (1,), range(3), collections.deque([1]), "text", b"bytes", bytearray(b"x"), {1},
                {}, collections.OrderedDict(), collections.defaultdict(int), collections.Counter(),
                types.MappingProxyType({}), collections.UserDict(), collections.UserList([1]),
                collections.ChainMap(), iter([1]), {}.keys(), None, Like()):
    print(type(subject).__name__, kind(subject))

match Squares():
    case [first, *_, last]:
        print(first, last)
match Squares():
    case [a, b, *rest]:
        print(a, b, rest)
match Squares():
    case [_, _]:
        print("two")
    case [_, _, *_]:
        print("at least two")
match range(10 ** 9):
    case [a, *_, z]:
        print(a, z)

collections.abc.Mapping.register(Like)
print(kind(Like()))
match Like():
    case {"k": v, "z": z}:
        print("both")
    case {"k": v, **rest}:
        print(v, rest)


class Both(collections.UserDict, collections.abc.Sequence):
    pass


class Heir(Squares):
    pass


print(kind(Both()), kind(Heir()))
