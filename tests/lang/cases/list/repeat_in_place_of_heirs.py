# In place, a class that inherits from a list and multiplies by itself still repeats as one.
class Own(list):
    def __mul__(self, other): return NotImplemented
class Both(list):
    def __mul__(self, other): return NotImplemented
    def __rmul__(self, other): return NotImplemented
class Plain(list): pass
class Index(list):
    def __index__(self): return 2
class Tuple(tuple):
    def __mul__(self, other): return NotImplemented
class Thing: pass
def told(a, b):
    try:
        a *= b
        print(type(a).__name__, a)
    except TypeError as e: print(type(a).__name__, type(b).__name__, e)
for a in Own, Both, Plain, Index, Tuple, list, tuple, Thing:
    for b in Own([1]), Both([1]), Plain([1]), Index([1]), Tuple([1]), [1], (1,), Thing(), 2, 2.5, "s":
        told(a() if a is Thing else a([7]), b)
