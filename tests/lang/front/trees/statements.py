x = 1
x = y = z
x += 1; y -= 2; z *= 3; a @= b; c /= d; e %= f; g &= h; i |= j; k ^= l; m <<= n; o >>= p; q **= r; s //= t
x: int
x: int = 1
(x): int
(x) += 1
(a.b): c = d
a[0]: b
pass; break; continue;
del a, b[0], (c, d), [e.f]
assert a
assert a, b
global a, b
nonlocal c
raise
raise A
raise A from B
return
return 1,
return *a, b
import a
import a.b.c as d, e
from a import b
from a.b import (c as d, e,)
from . import f
from .... import *
from ...g.h import i
