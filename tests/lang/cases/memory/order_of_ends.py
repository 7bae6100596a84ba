# In which order things go: the last item of a list first.
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end=" ")
def t(name, f):
    print(name, end=": "); f(); print()
t("list", lambda: [A(1), A(2), A(3)] and None)
t("tuple", lambda: (A(1), A(2), A(3)) and None)
t("set", lambda: len({A(1)}))
t("dict", lambda: {1: A(1), 2: A(2)} and None)
def clear():
    l = [A(1), A(2), A(3)]; l.clear()
t("clear", clear)
def slice_():
    l = [A(1), A(2), A(3), A(4)]; del l[1:3]; print("|", end=" ")
t("slice", slice_)
def assign():
    l = [A(1), A(2), A(3), A(4)]; l[:] = []; print("|", end=" ")
t("assign", assign)
def dclear():
    d = {1: A(1), 2: A(2), 3: A(3)}; d.clear(); print("|", end=" ")
t("dclear", dclear)
def loc():
    a = A("a"); b = A("b"); c = A("c")
t("locals", loc)
def attrs():
    class O: pass
    o = O(); o.x = A("x"); o.y = A("y")
t("attrs", attrs)
def nested():
    l = [[A(1), A(2)], (A(3), A(4)), {5: A(5)}]
t("nested", nested)
from collections import deque
def dq():
    d = deque([A(1), A(2), A(3)]); d.clear(); print("|", end=" ")
t("deque", dq)
def args(a, b): pass
t("args", lambda: args(A(1), A(2)))
def expr():
    x = [A(1)] + [A(2)]
    x = None; print("|", end=" ")
t("expr", expr)
def gen():
    g = (A(i) for i in range(3))
    for x in g: print(x.n, end=" ")
t("gen", gen)
def comp():
    [A(i) for i in range(3)]
t("comp", comp)
def sort():
    l = sorted([A(3), A(1)], key=lambda a: a.n); l.pop(); print("|", end=" ")
t("sort", sort)
def rebind():
    x = A(1); x = A(2); print("|", end=" ")
t("rebind", rebind)
def kw(**k): pass
t("kw", lambda: kw(a=A(1), b=A(2)))
