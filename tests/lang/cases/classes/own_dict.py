# What a class's own dict holds besides the names of its body, and in which order.
import weakref


class Plain:
    x = 1


class Documented:
    """Text."""
    x = 1


class Slotted:
    __slots__ = ("a",)


class Heir(Slotted):
    pass


class Weak:
    __slots__ = ("__weakref__", "__dict__", "b")


class L(list): pass
class T(tuple): pass
class I(int): pass
class S(set): pass
class E(Exception): pass
class M(type): pass
class Child(Plain): pass


for cls in Plain, Documented, Slotted, Heir, Weak, L, T, I, S, E, M, Child:
    print(cls.__name__, [name for name in vars(cls) if name != "__slots__"])
print(vars(Plain)["__dict__"], vars(Plain)["__weakref__"])
p = Plain()
p.y = 2
print(Plain.__dict__["__dict__"].__get__(p), p.__weakref__)
r = weakref.ref(p)
print(p.__weakref__ is r)
for thing in 5, "text", object(), Slotted(), [], None:
    try:
        thing.__dict__
    except AttributeError as e:
        print(e)
print("__dict__" in dir(p), "__dict__" in dir(5), "__weakref__" in dir(p), "__dict__" in dir(print))
print(Exception("e").__dict__, (lambda: 0).__dict__, sorted(vars(M("N", (), {"k": 1}))))
p.__dict__ = {"z": 3}
print(p.z, vars(p))
