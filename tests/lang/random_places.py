"""Random programs in which one place sees objects of many types, in any order, and types that change in
between: what a place remembers of one type must never be used for another."""
from random_writer import indent

HEAD = """\
import collections, dataclasses, enum, functools, re, types
class Base:
    v = "of the class"
    def m(self, *a): return "m", type(self).__name__, len(a)
    def __len__(self): return 3
    def __iter__(self): return iter((1, 2))
    def __getitem__(self, k): return "item", k
    def __call__(self, *a): return "called", len(a)
    def __add__(self, other): return "add", type(other).__name__
    def __radd__(self, other): return "radd", type(other).__name__
    def __lt__(self, other): return True
    def __eq__(self, other): return "equal"
    def __hash__(self): return 7
    def __enter__(self): return "entered"
    def __exit__(self, *what): return True
    def __contains__(self, x): return "yes"
    def __bool__(self): return False
class Child(Base):
    def m(self): return super().m(1)
class Own(Base):
    def __init__(self): self.v, self.m = "own", lambda *a: "own m"
class Dynamic:
    def __getattr__(self, name):
        if name in ("v", "m"): return lambda *a: ("dynamic", name)
        raise AttributeError(name)
class Asked:
    def __getattribute__(self, name):
        return (lambda *a: "asked") if name in ("v", "m") else object.__getattribute__(self, name)
class Slots:
    __slots__ = ("v", "m")
    def __init__(self): self.v, self.m = 1, len
class Properties:
    v = property(lambda self: "property")
    m = property(lambda self: lambda *a: "property m")
class Descriptor:
    def __get__(self, owner, kind): return "get", owner is None
class Described:
    v = Descriptor()
    m = staticmethod(lambda *a: ("static", len(a)))
class OfClass:
    v = functools.partial(len, "abc")
    @classmethod
    def m(cls, *a): return cls.__name__, len(a)
class Raises:
    @property
    def v(self): raise AttributeError("hidden")
    def m(self): raise KeyError("m")
class Color(enum.Enum): v = 1; m = 2
@dataclasses.dataclass
class Data:
    v: int = 5
    def m(self): return self
class Items(list): v = "L"; m = list.copy
class Table(dict):
    v = "D"
    def __missing__(self, k): return "missing", k
class Number(int): v = 9; m = int.bit_length
class Later: m = functools.partialmethod(lambda self, a: ("partial", a), 3)
Pair = collections.namedtuple("Pair", "v m")
async def agen(): yield 1
def gen(): yield 1; yield 2
module = types.ModuleType("module"); module.v, module.m = "of the module", lambda *a: "module m"
def augment(x): x += 1; return x
def unpack(x): a, *b = x; return a, b
def store(x):
    x.v = 44
    return x.v
def delete(x):
    del x.m
    return "deleted"
def enter(x):
    with x as y: return y
def each(x):
    found = []
    for i in x: found.append(i)
    return found
def delegate(x): yield from x
def match(x):
    match x:
        case {"a": _}: return "map"
        case [a, *_]: return "sequence", a
        case Base(v=q): return "base", q
        case int() | float(): return "number"
        case str(): return "text"
        case object(v=q): return "object", q
        case _: return "other"
def told(f, make):
    try:
        x = make()
        r = repr(f(x))
    except BaseException as e:
        r = type(e).__name__ + ": " + str(e)
    print(f.__name__, type(x).__name__, re.sub("0x[0-9a-f]+", "0x", r)[:70])
"""
MAKERS = ["Base", "Child", "Own", "Dynamic", "Asked", "Slots", "Properties", "Described", "OfClass", "Raises", "Data", "Items", "Table",
          "Number", "Later", "agen", "gen", *(f"lambda: {x}" for x in (
              "Base", "Described", "OfClass", "Child", "Color.v", "Color", "Pair(1, abs)", "module", "types.SimpleNamespace(v=1, m=lambda: 2)", "'text'", "b'by'",
              "[3, 1]", "(1, 2)", "{0: 1}", "{5}", "None", "3", "2.5", "10 ** 30", "range(3)", "True", "len", "told", "slice(1)", "super"))]
PLACES = ["x.v", "x.m()", "x.m(1)", "(x.m)()", "len(x)", "[*x]", "x[0]", "x['k']", "x + 1", "1 + x", "'s' + x", "x < 1", "x == 1", "x != 1", "0 < x < 3", "x()", "x(4)",
          "'yes' if x else 'no'", "not x", "1 in x", "-x", "x * 2", "x / 2", "x // 2", "x % 2", "x & 1", "f'{x!s:.12}'", "[i for i in x]", "x[:1]", "(lambda a, b: (a, b))(*x)",
          "(lambda **k: k)(**x)", "augment(x)", "unpack(x)", "store(x)", "delete(x)", "enter(x)", "each(x)", "match(x)", "list(delegate(x))", "hash(x) == 7", "(y := x).v",
          "x.copy()", "x.index(1)", "x.append(1)", "sorted(x.keys())", "x.count(1)", "x.upper()", "x.__class__.__name__", "'v' in x.__dict__", "x.__len__()", "next(x)",
          "getattr(x, 'v', 'none')", "hasattr(x, 'm')", "x.__iter__()", "x.__aiter__()", "isinstance(x, Base)", "max(x)", "sum(x)", "dict(x)", "str(x)[:3]"]
CHANGES = ["Base.m = lambda self, *a: 'new m'", "Base.v = property(lambda self: 'new property')", "Base.v = 'plain again'", "Child.m = Base.m", "OfClass.m = staticmethod(lambda *a: 'now static')",
           "Table.v = Descriptor()", "Own.v = property(lambda self: 'data', lambda self, v: None)", "Dynamic.__getattribute__ = lambda self, name: ('asked', name)", "Items.__getitem__ = lambda self, k: ('mine', k)",
           "Number.__add__ = lambda self, other: 'mine'", "Slots.extra = 1", "Later.v = functools.cached_property(lambda self: 'cached')", "module.v = 'changed'", "del module.m", "Described.__bool__ = lambda self: False",
           "Raises.__getattr__ = lambda self, name: 'rescued'", "Data.__len__ = lambda self: 0", "Child.__bases__", "Base.__call__ = len", "Properties.__iter__ = lambda self: iter('pq')"]


def places(w):
    lines = [HEAD]
    for i, place in enumerate(w.r.sample(PLACES, w.r.randint(3, 8))):
        makers = ", ".join(w.r.sample(MAKERS, w.r.randint(2, 6)))
        body = [f"def place{i}(x): return {place}"]
        lines += body + [f"makers{i} = [{makers}]"]
    n = i + 1
    for _ in range(w.r.randint(2, 5)):
        i = w.r.randrange(n)
        order = [w.r.randrange(6) for _ in range(w.r.randint(4, 20))]
        lines += [f"for at in {order}:", *indent([f"told(place{i}, makers{i}[at % len(makers{i})])"])]
        if w.chance(0.5):
            lines.append(w.one(*CHANGES))
        i = w.r.randrange(n)
        lines += [f"for make in makers{i} * 2:", *indent([f"told(place{i}, make)"])]
    return lines


KINDS = (places,)
