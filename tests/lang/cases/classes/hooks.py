class Base:
    subs = []
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        Base.subs.append((cls.__name__, tag))
class A(Base, tag=1): pass
class B(A): pass
print(Base.subs)
class G:
    def __getattr__(self, name): return "missing " + name
    def __setattr__(self, name, v):
        print("set", name)
        super().__setattr__(name, v)
g = G()
g.x = 1
print(g.x, g.y)
class N:
    def __new__(cls, v):
        print("new", v)
        return super().__new__(cls)
    def __init__(self, v): print("init", v)
N(3)
class Con:
    def __contains__(self, x): return x == 1
    def __iter__(self): return iter([7, 8])
print(1 in Con(), 2 in Con(), list(Con()))
