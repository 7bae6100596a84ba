class A:
    def one(self): pass
class B(A):
    two = 2
b = B()
b.three = 3
print([n for n in dir(b) if not n.startswith("__")], [n for n in dir(B) if not n.startswith("_")])
print("append" in dir([]), "__len__" in dir([]), "keys" in dir(dict))
def f(p, q=1):
    r = 2
    return dir(), sorted(locals()), sorted(vars())
print(f(0))
class D:
    def __dir__(self):
        return ["z", "a"]
print(dir(D()))
