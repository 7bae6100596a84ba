import functools, contextlib, types
def f():
    "doc f"
class C:
    "doc C"
    @property
    def p(self): "doc p"
    @classmethod
    def k(cls): "doc k"
    @staticmethod
    def s(): "doc s"
    def m(self): "doc m"
    @functools.cached_property
    def cp(self): "doc cp"
class D(C):
    def m(self): pass
    def t(self): return super().__doc__, super().m.__doc__
print(f.__doc__, C.__doc__, C().__doc__, C.p.__doc__, C.k.__doc__, C.s.__doc__, C().m.__doc__, C.m.__doc__, C.cp.__doc__, D.__doc__, D().t(), D().m.__doc__, C().k.__doc__)
print(functools.wraps(f)(lambda: 1).__doc__, functools.lru_cache(f).__doc__, staticmethod(f).__doc__, classmethod(f).__doc__, types.MethodType(f, 1).__doc__, property(f).__doc__)
print(functools.singledispatch(f).__doc__, contextlib.contextmanager(f).__doc__, f.__get__(1).__doc__)
print(list[int].__doc__ == list.__doc__, type(f).__doc__ is None or True, types.SimpleNamespace().__doc__ is None or True)
class E(Exception): "doc E"
print(E().__doc__, E.__doc__)
g = (x for x in []); print(g.__doc__)
async def co(): "doc co"
c = co(); print(c.__doc__); c.close()
