import collections
import copy
import enum
import io
import pickle
from dataclasses import dataclass, field


class Plain:
    def __init__(self):
        self.x, self.seen = 1, [1, 2]


class Slots:
    __slots__ = ("a", "b")


class Chosen:
    def __init__(self):
        self.keep, self.drop = 1, print

    def __getstate__(self):
        return {"keep": self.keep}

    def __setstate__(self, state):
        print("set", state)
        self.__dict__.update(state)


class Reduced:
    def __init__(self, n):
        print("made", n)
        self.n = n

    def __reduce__(self):
        return Reduced, (self.n,)


class Named(str):
    def __new__(cls, text, *, mark):
        self = super().__new__(cls, text)
        self.mark = mark
        return self

    def __getnewargs_ex__(self):
        return (str(self),), {"mark": self.mark}


class Stack(list):
    pass


class Wrong(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.note = "kept"


class Color(enum.Enum):
    RED = 1


@dataclass
class Point:
    x: int
    tags: list = field(default_factory=list)


Pair = collections.namedtuple("Pair", "a b")


def there_and_back(value):
    return pickle.loads(pickle.dumps(value))


print(vars(there_and_back(Plain())))
slots = Slots()
slots.a = 5
print(there_and_back(slots).a, hasattr(there_and_back(slots), "b"))
print(vars(there_and_back(Chosen())))
there_and_back(Reduced(3))
named = there_and_back(Named("text", mark="!"))
print(type(named).__name__, named, named.mark)
stack = Stack([1, 2])
stack.top = 2
print(there_and_back(stack), vars(there_and_back(stack)))
wrong = there_and_back(Wrong(1, 2))
print(repr(wrong), vars(wrong))
print(there_and_back(Color.RED) is Color.RED, there_and_back(Point(1, ["a"])), there_and_back(Pair(1, 2)))
for box in (collections.OrderedDict(b=1, a=2), collections.Counter("aab"), collections.deque([1, 2], 5),
            collections.defaultdict(list, {1: [2]})):
    print(there_and_back(box), there_and_back(box) == box)

shared = [1]
first, second = there_and_back([shared, shared])
print(first is second)
circle = []
circle.append(circle)
again = there_and_back(circle)
print(again[0] is again)
plain = Plain()
plain.self = plain
print(there_and_back(plain).self.self.x)
print(there_and_back(Plain.__init__) is Plain.__init__, there_and_back([].append)(1))

file = io.BytesIO()
pickler = pickle.Pickler(file)
for value in 1, "two", [3]:
    pickler.dump(value)
file.seek(0)
unpickler = pickle.Unpickler(file)
print([unpickler.load() for _ in range(3)])
try:
    unpickler.load()
except EOFError as error:
    print("EOFError:", error)


class Careful(pickle.Unpickler):
    def find_class(self, module, name):
        if name == "Plain":
            raise pickle.UnpicklingError(f"global '{module}.{name}' is forbidden")
        return super().find_class(module, name)


print(Careful(io.BytesIO(pickle.dumps(range(3)))).load())
try:
    Careful(io.BytesIO(pickle.dumps(Plain()))).load()
except pickle.UnpicklingError as error:
    print(error)


class ById(pickle.Pickler):
    def persistent_id(self, obj):
        return "the plain one" if isinstance(obj, Plain) else None


class FromId(pickle.Unpickler):
    def persistent_load(self, pid):
        return pid.upper()


file = io.BytesIO()
ById(file).dump({"it": Plain()})
print(FromId(io.BytesIO(file.getvalue())).load())
print(copy.copy(stack), copy.deepcopy(Named("deep", mark="?")).mark, copy.replace if hasattr(copy, "replace") else "")
