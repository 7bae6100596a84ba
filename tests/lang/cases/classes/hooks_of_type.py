import types, sys
print(__annotations__)
class C:
    print(__annotations__)
    x: int = 1
    if 0: y: str
print(C.__annotations__)
z: int
print(__annotations__)
class D:
    __annotations__ = {}
    del __annotations__
    try: q: int = 1
    except NameError as e: print(e)
class M(type):
    def __prepare__(name, bases, **k):
        ns = super(M, M).__prepare__(name, bases)
        ns['made'] = 1
        return ns
    def __instancecheck__(cls, o): return super().__instancecheck__(o) or o == 5
class X(metaclass=M): pass
print(X.made, isinstance(5, X), isinstance(X(), X), isinstance(6, X), issubclass(int, X), type.__prepare__())
class Ab:
    def __init__(s, b): s._b = b
    __bases__ = property(lambda s: s._b)
a = Ab(()); b = Ab((a,))
class I:
    __class__ = property(lambda s: b)
print(issubclass(b, a), issubclass(a, b), isinstance(I(), a), isinstance(I(), b), isinstance(3, a))
for f in (lambda: issubclass(3, int), lambda: issubclass(int, 3), lambda: isinstance(3, 3), lambda: isinstance(3, list[int]), lambda: issubclass(3, a)):
    try: print(f())
    except TypeError as e: print(e)
print(str.join.__objclass__, int.bit_length.__objclass__)
try: 1/0
except ZeroDivisionError as e:
    tb = e.__traceback__
    print(type(tb.tb_lasti), tb.tb_next)
    n = types.TracebackType(tb, sys._getframe(), tb.tb_lasti, 99)
    print(n.tb_next is tb, n.tb_lineno, n.tb_frame is tb.tb_frame)
    tb.tb_next = None
    for f in (lambda: setattr(tb, 'tb_next', n), lambda: setattr(tb, 'tb_next', 5), lambda: types.TracebackType(1, 2, 3, 4), lambda: types.TracebackType()):
        try: f()
        except Exception as x: print(type(x).__name__, x)
def f():
    raise ValueError('x').with_traceback(None)
try: f()
except ValueError as e: t = e.__traceback__
import traceback
traceback.print_tb(t)

