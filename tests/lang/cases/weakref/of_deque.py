# A deque can be known weakly, a list cannot.
import weakref
from collections import deque

d = deque([1, 2])
r = weakref.ref(d, lambda ref: print("gone"))
print(r() is d)
del d
print(r())
for other in [], (), {}, 1, "text":
    try:
        weakref.ref(other)
    except TypeError as e:
        print(e)
