# What a deletion says of an attribute that is not there, or that cannot be deleted.
import collections


class Base:
    inherited = 1


class Child(Base):
    __slots__ = ("slot",)


Pair = collections.namedtuple("Pair", "a b")
for owner, name in ((Base, "missing"), (Child, "inherited"), (Base(), "missing"), (Child(), "slot"),
                    (int, "missing"), (Pair(1, 2), "a"), (Pair(1, 2), "missing"), (collections, "missing")):
    try:
        delattr(owner, name)
    except Exception as error:
        print(type(error).__name__, error)
