import collections.abc as abc
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence


def gen():
    yield


async def coro():
    pass


class Rows(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError(i)
        return i * i


class Table(MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


c = coro()
samples = {"list": [], "tuple": (), "dict": {}, "set": set(), "str": "", "gen": gen(), "coro": c,
           "func": gen, "int": 1, "iter": iter([]), "range": range(3)}
for name in ("Iterable", "Iterator", "Generator", "Coroutine", "Awaitable", "Callable", "Hashable",
             "Sized", "Container", "Collection", "Mapping", "Sequence", "MutableSequence", "Set",
             "AsyncIterable", "Reversible"):
    kind = getattr(abc, name)
    print(name, [k for k, v in samples.items() if isinstance(v, kind)])
c.close()
r = Rows(4)
print(list(r), 4 in r, 5 in r, r.index(9), r.count(1), list(reversed(r)))
t = Table()
t.update(a=1, b=2)
print(t.pop("a"), t.get("z"), t.setdefault("q", 7), list(t.items()), t == {"b": 2, "q": 7})
print(list(t.keys()), list(t.values()), "b" in t, t.pop("none", 0))
try:
    Sequence()
except TypeError as e:
    print(e)
print(Iterable, Iterable[int])
