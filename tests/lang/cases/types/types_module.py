# What the module types has, and what its functions make.
import types
@types.coroutine
def g():
    x = yield 1
    return x
async def main():
    return await g()
c = main()
print(c.send(None))
try: c.send(5)
except StopIteration as e: print(e.value)
async def a(): pass
print(types.coroutine(a) is a, g.__code__.co_flags & 256)
def plain(): return g()
p = types.coroutine(plain)
print(p.__name__, type(p()))
class G:
    def send(self,x): raise StopIteration(7)
    def throw(self,*a): pass
    def close(self): pass
    def __next__(self): return self.send(None)
    def __iter__(self): return self
@types.coroutine
def w(): return G()
async def m2(): return await w()
try: m2().send(None)
except StopIteration as e: print(e.value)
try: types.coroutine(5)
except TypeError as e: print(e)
C = types.new_class("C", (int,), {}, lambda ns: ns.update(x=5))
print(C, C.x, C(5), C.__mro__)
ns = types.SimpleNamespace(a=1,b="x"); print(ns, ns.a, ns == types.SimpleNamespace(a=1,b="x"))
print(types.MethodType(lambda self: self, 5)())
m = types.ModuleType("mod", "doc"); print(m, m.__doc__, m.__name__)
print(types.MappingProxyType({1:2}), types.MappingProxyType({1:2})[1])
print([n for n in sorted(dir(types)) if n[0] != "_" and n != "sys"])
