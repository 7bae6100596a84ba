# What lazy iterators and caches hold, and until when.
class L:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
import itertools, functools
it = map(lambda x: L(x), range(3))
next(it); print("next"); next(it); print("next2")
z = zip([L("z1")], [L("z2")]); p = next(z); print("zipped"); del p; print("p gone"); del z; print("z gone")
part = functools.partial(print, L("arg")); del part; print("partial gone")
@functools.lru_cache
def f(x): return L(x)
f(1); print("cached"); f.cache_clear(); print("cleared")
a, b = itertools.tee(iter([L("t1"), L("t2")])); next(a); del a; print("a gone"); del b; print("b gone")
l = sorted([L("s2"), L("s1")], key=lambda x: x.n); del l[0]; print("del l0"); l[:] = []; print("emptied")
x, *y = [L("u1"), L("u2"), L("u3")]; y.pop(); print("popped"); x = y; print("over"); del x, y
print("end")
