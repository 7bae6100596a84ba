# Keys whose comparison calls the cached function again, raises or clears the cache.
from functools import lru_cache
calls = 0
@lru_cache(maxsize=None)
def f(x):
    global calls
    calls += 1
    return 1
class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, other):
        f(K(3))
        return self.v == other.v
f(K(1))
try: f(K(2)); print('ok', f.cache_info())
except RecursionError: print("too deep")
@lru_cache(maxsize=10)
def g(x):
    return x
class D:
    def __init__(self, x): self.x = x
    def __hash__(self): return self.x
    def __eq__(self, other):
        if self.x == 2: g(D(1))
        return self.x == other.x
print(g(D(1)).x, g(D(2)).x, g(D(2)).x, g.cache_info())
# the number of comparisons of a hit
m = 0
class C:
    def __init__(self, v): self.v = v
    def __hash__(self): return 7
    def __eq__(self, other):
        global m
        m += 1
        return self.v == other.v
for size in (None, 3, 0, 1):
    @lru_cache(maxsize=size)
    def q(x): return x.v
    for v in (1, 2, 3, 1, 2, 4, 1, 3):
        m = 0
        q(C(v)); print(size, v, m, end='; ')
    print(q.cache_info())
class B:
    def __hash__(self): return 3
    def __eq__(self, other): raise ValueError('eq')
@lru_cache(maxsize=2)
def r(x): return 1
r(B())
try: r(B())
except ValueError as e: print('ValueError', e, r.cache_info())
class S:
    def __init__(self, v): self.v = v
    def __hash__(self): return 9
    def __eq__(self, other):
        if self.v == 1: t.cache_clear()
        return self.v == other.v
@lru_cache(maxsize=3)
def t(x): return x.v
for v in (1, 2, 1, 1, 2, 3, 4, 1): t(S(v))
print(t.cache_info())
# a function that calls itself with its own key
@lru_cache(maxsize=2)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), fib.cache_info())
@lru_cache(maxsize=1)
def again(x, deep=[0]):
    deep[0] += 1
    if deep[0] < 3: again(x)
    return deep[0]
print(again(1), again(1), again.cache_info())
@lru_cache(typed=True)
def ty(x): return type(x).__name__
print(ty(1), ty(1.0), ty(True), ty(1), ty.cache_info())
class K:
    def __hash__(self): return 1
    def __eq__(self, other): return f(self) is f(other)
@lru_cache(maxsize=None)
def f(x): return x
f(K())
try: f(K())
except RecursionError as e: print('RecursionError')
@lru_cache()
def g(x): return x
class L:
    def __hash__(self): return 1
    def __eq__(self, other): return g(self) is g(other)
g(L())
try: print(g(L()))
except RecursionError as e: print('RecursionError')
