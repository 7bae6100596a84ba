# What a class has as its __dict__ can be read, not changed.
import types


class C:
    x = 1

    def method(self):
        return 2


names = C.__dict__
print(type(names), names["x"], "method" in names, "y" in names, names.get("y", 5))
print([n for n in names if n[0] != "_"], len(names) == len(dict(names)))
for change in (lambda: names.__setitem__("x", 2), lambda: names.update(x=2), lambda: names.pop("x")):
    try:
        change()
    except AttributeError as error:
        print(error)
try:
    names["x"] = 2
except TypeError as error:
    print(error)
try:
    del names["x"]
except TypeError as error:
    print(error)
C.y = 9
print(names["y"], vars(C)["y"])
proxy = types.MappingProxyType({"a": 1, "b": 2})
print(proxy, repr(proxy), proxy == {"a": 1, "b": 2}, list(proxy.items()), proxy | {"c": 3})
print(list(reversed(proxy)), dict(proxy), {**proxy})
try:
    types.MappingProxyType([1])
except TypeError as error:
    print(error)
C.__name__ = "Renamed"
print(C, C.__name__, C().method())
