# What the variables, attributes and defaults of a program still hold ends in this order.
class L:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
a = L("a"); b = L("b"); c = [L("c1"), L("c2")]; d = {"x": L("d1"), "y": L("d2")}
a.child = L("a.child"); b.list = [L("bl")]
class K:
    attr = L("K.attr")
k = K(); k.x = L("k.x")
def f(x=L("default")): pass
f.attr = L("f.attr")
print("end")
