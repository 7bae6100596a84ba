import functools
from functools import *
@lru_cache(maxsize=2)
def sq(x): print('call',x); return x*x
print(sq(1),sq(1),sq(2),sq(3),sq(1),sq.cache_info(), sq.cache_parameters(), sq.__wrapped__(5), sq.__name__)
sq.cache_clear(); print(sq.cache_info())
@cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(100), fib.cache_info())
@lru_cache
def g(*a,**k): return a,k
print(g(1,b=2), g(1,b=2), g.cache_info())
@lru_cache(typed=True)
def t(x): return x
t(1),t(1.0); print(t.cache_info())
try: sq([1])
except TypeError as e: print(e)
p=partial(int, base=2); print(p('101'), p.func, p.args, p.keywords, partial(p,'11')(), partial(print,1,sep='-'))
print(partial(partial(max,1),2).args)
class C:
    def __init__(self): self.n=0
    @cached_property
    def v(self): print('computing'); self.n+=1; return self.n
    @staticmethod
    def q(self): pass
    def set(self, a, b): return (a,b)
    set1=partialmethod(set, 1)
    set2=partialmethod(set, b=5)
c=C(); print(c.v,c.v,c.__dict__, c.set1(2), c.set2(3)); del c.v; print(c.v, type(C.v).__name__)
@total_ordering
class N:
    def __init__(s,x): s.x=x
    def __eq__(s,o): return s.x==o.x if isinstance(o,N) else NotImplemented
    def __lt__(s,o): return s.x<o.x if isinstance(o,N) else NotImplemented
print(N(1)<=N(2), N(1)>N(2), N(2)>=N(2))
try: N(1)<=5
except TypeError as e: print(e)
try:
    @total_ordering
    class Z: pass
except ValueError as e: print(e)
print(sorted([3,1,2], key=cmp_to_key(lambda a,b: b-a)), cmp_to_key(lambda a,b:0)(1)==cmp_to_key(lambda a,b:0)(1))
print(reduce(lambda a,b:a*b,[1,2,3,4]), reduce(lambda a,b:a+b,[],5))
for f in (lambda: reduce(max,[]), lambda: reduce(max), lambda: partial(), lambda: partial(5), lambda: lru_cache('x'), lambda: cached_property(1).__get__(c)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@singledispatch
def show(x): return 'obj'
@show.register
def _(x: int): return 'int'
@show.register(list)
@show.register(tuple)
def _(x): return 'seq'
print(show(1), show(True), show([]), show(()), show('a'), show.registry.keys(), show.dispatch(bool).__name__)
@show.register
def _(x: str|bytes): return 'text'
print(show('a'), show(b''))
from collections.abc import Mapping
@show.register(Mapping)
def _(x): return 'map'
print(show({}))
try: show()
except TypeError as e: print(e)
class SD:
    @singledispatchmethod
    def neg(self,x): raise NotImplementedError
    @neg.register
    def _(self,x:int): return -x
    @neg.register
    def _(self,x:bool): return not x
print(SD().neg(5), SD().neg(True))
def deco(f):
    @wraps(f)
    def w(*a): "wdoc"; return f(*a)
    return w
@deco
def doc(): "mydoc"
print(doc.__name__, doc.__doc__, doc.__wrapped__, doc.__qualname__) if 0 else print(doc.__name__, doc.__doc__)
print(functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)
print(repr(sq)[:30])
class M:
    @lru_cache(maxsize=None)
    def m(self,x): return x
print(M().m(3), M.m.cache_info())
