# Cycles are found, finalized once, and their weak references emptied.
import gc
gc.collect()
class N:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def mk():
    a, b = N(1), N(2)
    a.o = b; b.o = a
mk()
print("before")
print(gc.collect())
l = []; l.append(l); del l
print(gc.collect())
d = {}; d["d"] = d; del d
print(gc.collect())
def f():
    def g(): return g
    return None
f()
print(gc.collect())
try: 1/0
except ZeroDivisionError as e: x = e
x.self = x; del x
print(gc.collect())
class P: pass
p = P(); p.me = p; del p
print(gc.collect())
class R:
    def __del__(self):
        global saved; saved = self; print("res")
r = R(); r.me = r; del r
print(gc.collect(), saved.me is saved)
saved.me = None
del saved
print("once")
print(gc.isenabled(), gc.get_threshold(), len(gc.get_count()))
gc.disable(); print(gc.isenabled()); gc.enable()
import weakref
a = P(); a.b = P(); a.b.a = a
w = weakref.ref(a, lambda r: print("cb")); w2 = weakref.ref(a.b)
del a
print(w() is None); gc.collect(); print(w(), w2())
print(gc.is_tracked([]), gc.is_tracked(5), gc.is_tracked(P()), gc.garbage)

print("end")
