# __prepare__: the body of a class stores its names in what it gives; ** in the head.
class M(dict):
    def __getitem__(self, k): print("get", k); return dict.__getitem__(self, k)
    def __setitem__(self, k, v): print("set", k, v); dict.__setitem__(self, k, v)
    def __missing__(self, k): return "missing"
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, bases, kw); return M()
    def __new__(mcls, name, bases, ns, **kw):
        return super().__new__(mcls, name, bases, dict(ns))
    def __init__(cls, *a, **kw): pass
class C(metaclass=Meta, opt=3):
    x = 1
    def f(self): return self.x
    y = x + 1
    z = undefined_thing
print(C().f(), C.y, C.z)
kw = {"metaclass": Meta, "k": 1}
class D(C, **kw): pass
