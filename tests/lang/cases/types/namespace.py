from types import MappingProxyType, SimpleNamespace, new_class

one = SimpleNamespace(x=1, y="two")
one.z = [3]
print(one, one.x, one == SimpleNamespace(x=1, y="two", z=[3]), one == 5, vars(one))
del one.x
one.me = one
print(one)


class Mine(SimpleNamespace):
    pass


print(Mine(a=1), SimpleNamespace())
try:
    one.nothing
except AttributeError as error:
    print(str(error)[-9:])
data = {"a": 1}
proxy = MappingProxyType(data)
data["b"] = 2
print(proxy, proxy["b"], len(proxy), list(proxy), "a" in proxy, proxy.get("c", 3), list(proxy.items()), str(proxy))
print(proxy == data, proxy | {"z": 0}, proxy.copy(), list(reversed(proxy)), dict(proxy), {**proxy})
for wrong in (lambda: proxy.__setitem__("a", 1), lambda: proxy["x"], lambda: MappingProxyType([1]), lambda: hash(proxy)):
    try:
        wrong()
    except (TypeError, AttributeError, KeyError) as error:
        print(type(error).__name__, error)
try:
    proxy["a"] = 5
except TypeError as error:
    print(error)
try:
    del proxy["a"]
except TypeError as error:
    print(error)


class A:
    x = 1


print(type(A.__dict__), A.__dict__["x"], "x" in vars(A))
try:
    A.__dict__["y"] = 2
except TypeError as error:
    print(error)
B = new_class("B", (A,), {}, lambda names: names.update(y=5))
print(B.__name__, B.y, B().x, len(B.__mro__))
