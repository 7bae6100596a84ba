x = "module"
class C:
    x = "class"
    y = x
    def get(self):
        return x
    z = [x for _ in range(1)]
print(C.y, C().get(), C.z)
def f():
    v = "function"
    class D:
        w = v
        def m(self): return v, __class__.__name__
    return D
print(f().w, f()().m())
