import enum
import json
from collections import OrderedDict, namedtuple


class Level(enum.IntEnum):
    LOW = 1


class Words(str):
    pass


Point = namedtuple("Point", "x y")
data = {"name": "Ann", "age": 30, "tags": ["a", "b"], "nested": {"x": None, "y": [True, False]}, "pi": 3.14, "empty": [], "none": {}}
print(json.dumps(data))
print(json.dumps(data, indent=2))
print(json.dumps(data, indent=4, sort_keys=True))
print(json.dumps(data, separators=(",", ":")), json.dumps([1, {"a": 2}], indent="\t"), json.dumps([1, [2]], indent=0))
print(json.dumps({1: "a", 2.5: "b", None: "c", True: "d", False: 0}), json.dumps((1, 2)), json.dumps(Point(1, 2)))
print(json.dumps("é Ж 😀 \" \\ \n \t \x00 \x7f /"), json.dumps("é Ж 😀", ensure_ascii=False))
print(json.dumps([1e100, 1.0, -0.0, 1e-7, 10**30, float("nan"), float("inf"), float("-inf")]))
print(json.dumps([Level.LOW, Words("w"), True]), json.dumps({Level.LOW: 1}), json.dumps(OrderedDict(b=1, a=2)))
print(json.dumps({(1, 2): 3, "a": 1}, skipkeys=True), json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps(None))
print(json.dumps({1, 2}, default=sorted), json.dumps({"z": {3}}, default=list))
for wrong in (lambda: json.dumps({1, 2}), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(object), lambda: json.dumps(b"x"),
              lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps([float("inf")], allow_nan=False, indent=1),
              lambda: json.dumps({"a": 1, 2: 3}, sort_keys=True), lambda: json.dumps(print)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as error:
    print(error)


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        if isinstance(o, range):
            return {"range": [o.start, o.stop]}
        return super().default(o)


print(json.dumps({"s": {3, 1}, "r": range(4)}, cls=Encoder), Encoder(indent=1).encode([{2}]))
print("".join(json.JSONEncoder().iterencode([1, {"a": "b"}])))
try:
    json.dumps(Encoder, cls=Encoder)
except TypeError as error:
    print(error)
