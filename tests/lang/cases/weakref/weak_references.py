# Weak references, their containers, finalizers; what is done at exit.
import weakref
class A:
    def __init__(self, n): self.n = n
    def m(self): return self.n
    def __repr__(self): return f"A({self.n})"
a = A(1)
r = weakref.ref(a)
print(r() is a, r is weakref.ref(a), weakref.getweakrefcount(a), r.__callback__)
def gone(ref): print("gone", ref() is None)
r2 = weakref.ref(a, gone); print(r2 == r, hash(r2) == hash(r), r2 is r)
r3 = weakref.ref(a, lambda x: print("second"))
del a
print(r(), r2(), r == r2, r == r)
try: hash(weakref.ref(A(2)))
except TypeError as e: print(e)
for x in (5, "s", [], {}, (), None, 1.5, object(), b"", range(3)):
    try: weakref.ref(x); print("ok", type(x))
    except TypeError as e: print(e)
for x in (A, len, A(1).m, set(), frozenset(), (i for i in ()), type, weakref):
    weakref.ref(x)
class L(list): pass
class S: __slots__ = ("x",)
class W: __slots__ = ("x", "__weakref__")
weakref.ref(L()); weakref.ref(W())
try: weakref.ref(S())
except TypeError as e: print(e)
d = weakref.WeakValueDictionary()
a, b = A(1), A(2)
d["a"] = a; d["b"] = b
print(len(d), sorted(d), d["a"], list(d.items()), "a" in d, d.get("z"))
del a
print(len(d), dict(d), d.get("a", "none"))
try: d["a"]
except KeyError as e: print("KeyError", e)
k = weakref.WeakKeyDictionary()
x, y = A(1), A(2)
k[x] = "x"; k[y] = "y"
print(len(k), k[x], [v for v in k.values()], x in k, 5 in k)
del x
print(len(k), list(k.items()))
s = weakref.WeakSet()
p, q = A(5), A(6)
s.add(p); s.add(q); s.add(p)
print(len(s), p in s, sorted(i.n for i in s))
del p
print(len(s), list(s))
p = A(9)
pr = weakref.proxy(p)
print(pr.n, pr.m(), pr, isinstance(pr, A))
pr.n = 10; print(p.n)
del p
try: pr.n
except ReferenceError as e: print(e)
o = A(3)
wm = weakref.WeakMethod(o.m)
print(wm()(), weakref.WeakMethod(o.m) == wm)
f = weakref.finalize(o, print, "finalized", 1, sep="-")
print(f.alive)
del o
print(wm(), f.alive, f())
o2 = A(4); f2 = weakref.finalize(o2, print, "at exit")
class D:
    def __del__(self): print("del", self.w() is self)
x = D(); x.w = weakref.ref(x); w = x.w; del x; print(w())
import atexit
atexit.register(print, "exit 1"); atexit.register(print, "exit 2")
@atexit.register
def bad(): raise ValueError("in exit")
print("end")
