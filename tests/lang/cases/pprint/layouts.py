import pprint
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from pprint import pformat, pp
from types import MappingProxyType, SimpleNamespace

data = {"name": "value " * 5, "numbers": list(range(40)), "nested": {"b": [1, 2, {"deep": ("x" * 30, "y" * 30, "z" * 30)}], "a": None},
        "text": "the quick brown fox jumps over the lazy dog " * 4, "set": {3, 1, 2}, 5: "five", "empty": [], "one": (1,)}
pprint.pprint(data)
pprint.pprint(data, width=40)
pprint.pprint(data, indent=4, compact=True)
pp(data, depth=2)
pp({"b": 1, "a": 2})
pprint.pprint({"b": 1, "a": 2}, sort_dicts=False)
pprint.pprint([[["x"] * 3] * 3] * 3, width=30)
pprint.pprint("short"), pprint.pprint(["line one\nline two\n" * 4]), pprint.pprint("word " * 30)
pprint.pprint(b"bytes that are long " * 6), pprint.pprint([b"bytes that are long " * 6], width=50), pprint.pprint(bytearray(b"abcdefgh" * 12))
words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]
for container in (OrderedDict((w, w * 3) for w in words), defaultdict(list, {w: [w] * 3 for w in words}), Counter("".join(words)), deque(words * 3), deque(words * 3, maxlen=30),
                  ChainMap({w: w * 3 for w in words}, {"z": words}), set(words * 2), frozenset(words), tuple(words), UserDict({w: w for w in words * 2}), UserList(words * 3),
                  MappingProxyType({w: w * 2 for w in words}), SimpleNamespace(**{w: w * 3 for w in words})):
    pprint.pprint(container, width=60)
    pprint.pprint([container], width=45, indent=3)


@dataclass
class Item:
    name: str
    tags: list = field(default_factory=list)
    hidden: int = field(default=0, repr=False)


pprint.pprint([Item("a" * 30, words), Item("b")], width=60)
P = namedtuple("P", "x y")
pprint.pprint([P(1, 2)] * 12, width=50)
pprint.pprint([1000000, 12], underscore_numbers=True)
print(pformat({1: 2}), pprint.saferepr({"b": [1], "a": (2,)}), pprint.isreadable([1, "a"]), pprint.isrecursive([]), pprint.isreadable(object()))
loop = [1]
loop.append(loop)
print(pformat(loop)[:25], pprint.isrecursive(loop))
print(pformat({(1, "a"): 1, 2: 3, "x": 4, None: 5}), pformat([{"a": {"b": {"c": {}}}}], depth=2), pformat([[], {}, (), set(), ""]))
for wrong in (lambda: pformat(1, indent=-1), lambda: pformat(1, depth=0), lambda: pformat(1, width=0)):
    try:
        wrong()
    except ValueError as error:
        print(error)
matrix = [[i * j for j in range(12)] for i in range(6)]
pprint.pprint(matrix)
pprint.pprint(matrix, width=20, compact=True)
