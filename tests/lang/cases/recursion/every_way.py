# Endless recursion through every protocol, deep containers, deep text.
import sys
def f(n): return f(n+1)
def t(name, g):
    try: g(); print(name, "no error")
    except RecursionError as e: print(name, e)
    except BaseException as e: print(name, type(e).__name__, e)
t("call", lambda: f(0))
class R:
    def __repr__(self): return repr(self)
class S:
    def __str__(self): return str(self)
class E:
    def __eq__(self, o): return self == o
class H:
    def __hash__(self): return hash(self)
t("hash", lambda: hash(H()))
class G:
    def __getattr__(self, n): return getattr(self, n)
t("getattr", lambda: G().x)
class G2:
    def __getattribute__(self, n): return self.n
t("getattribute", lambda: G2().x)
class P:
    @property
    def x(self): return self.x
t("property", lambda: P().x)
class I:
    def __iter__(self): return iter(self)
t("iter", lambda: iter(I()))
class C:
    def __call__(self): return self()
t("callable", lambda: C()())
class A:
    def __add__(self, o): return self + o
t("add", lambda: A()+A())
class L:
    def __len__(self): return len(self)
t("len", lambda: len(L()))
class B:
    def __bool__(self): return bool(self)
t("bool", lambda: bool(B()))
class Fm:
    def __format__(self, s): return format(self, s)
t("format", lambda: f"{Fm()}")
class K:
    def __contains__(self, x): return x in self
t("contains", lambda: 1 in K())
class GI:
    def __getitem__(self, i): return self[i]
t("getitem", lambda: GI()[0])
class CM:
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
def cm():
    with CM(): pass
t("with", cm)
def gen(n):
    yield from gen(n+1)
t("yieldfrom", lambda: list(gen(0)))
def gen2(n):
    for x in gen2(n+1): yield x
t("gen for", lambda: list(gen2(0)))
async def co(n): await co(n+1)
def run():
    try: co(0).send(None)
    except StopIteration: pass
t("lambda", lambda: (lambda f: f(f))(lambda f: f(f)))
t("map", lambda: list(map(f, [1])))
t("sorted", lambda: sorted([1,2], key=f))
def dec():
    try: dec()
    except RecursionError: raise ValueError("in handler")
t("handler", dec)
def fin():
    try: fin()
    finally: fin2()
def fin2(): pass
t("finally", fin)
l = []
for _ in range(20000): l = [l]
t("nested list repr", lambda: repr(l))
t("nested eq", lambda: l == [l])
m = []
for _ in range(20000): m = [m]
t("nested eq2", lambda: l == m)
tu = ()
for _ in range(20000): tu = (tu,)
t("tuple hash", lambda: hash(tu))
t("tuple repr", lambda: repr(tu))
d = {}
for _ in range(20000): d = {1: d}
t("dict repr", lambda: repr(d))
t("lt", lambda: l < m)
def mk():
    fs = frozenset()
    for _ in range(10000): fs = frozenset([fs])
    return fs
t("fs", lambda: repr(mk()))
t("eval", lambda: eval("("*50 + ")"*50))
t("eval2", lambda: eval("("*300 + "1" + ")"*300))
t("eval3", lambda: eval("["*150 + "]"*150))
t("eval9", lambda: eval("lambda: "*2000 + "1"))
t("eval11", lambda: eval("x[" * 150 + "1" + "]"*150))
t("exec if", lambda: exec("".join("  "*i + "if 1:\n" for i in range(90)) + "  "*90 + "pass"))
t("exec if2", lambda: exec("".join(" "*i + "if 1:\n" for i in range(120)) + " "*120 + "pass"))
t("exec def", lambda: exec("".join(" "*i + "def f():\n" for i in range(60)) + " "*60 + "pass"))
t("compare", lambda: eval("1" + "<2"*3000))
t("strings", lambda: eval("'a' "*3000))
print("end")
