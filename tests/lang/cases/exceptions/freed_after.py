# What an exception held is let go in the order of CPython: first what its own type has.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
class A:
    def f(self, o): return super().nope
class T(D):
    def f(self, o): return self.nope
    def g(self, o): raise AttributeError("x", name="n", obj=self)
    def h(self, o): raise KeyError
    def i(self, o): return super().nope
def show(f):
    try: print(f())
    except Exception as e: print("caught", e)
for n in "fghi":
    print(n)
    show(lambda: getattr(T("self"), n)(D("arg")))
