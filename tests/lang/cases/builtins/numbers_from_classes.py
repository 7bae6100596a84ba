# What a class may say of itself as a number, and who asks for what.
import warnings

warnings.simplefilter("ignore")


def show(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
class A:
    def __complex__(self): return 1
class B(str):
    def __complex__(self): return 1j
class C(int):
    def __pow__(self, o, m=None): print("C.pow"); return 7
    def __rpow__(self, o, m=None): print("C.rpow"); return 8
class D:
    def __pow__(self, o): return 7
class D3:
    def __pow__(self, o, m): return (7, m)
class R:
    def __rpow__(self, o): return 9
class I:
    def __index__(self): return 'x'
class L(list):
    def __index__(self): return 2
class N(int):
    def __str__(self): return "5x"
    def __repr__(self): return "V"
show(lambda: complex(A()))
show(lambda: complex(B("x")))
for x in C(2), D(), D3(), R(), 2, 2.5, L():
    for y in C(3), D(), R(), 3, 2.5:
        show(lambda: pow(x, y, 5))
        show(lambda: pow(x, y))
show(lambda: pow(2, 3, D()))
show(lambda: pow(2, 3, C(5)))
show(lambda: pow(2, 3, 2.5))
show(lambda: '%d' % I())
show(lambda: '%x' % I())
show(lambda: '%c' % I())
show(lambda: '%*d' % (I(), 1))
show(lambda: '%d' % L())
show(lambda: bytes(L()))
show(lambda: bytes(L([1])))
class L2(list):
    def __index__(self): return 2
    def __iter__(self): return iter([9])
show(lambda: bytes(L2()))
class Bt(bytes):
    def __index__(self): return 2
show(lambda: bytes(Bt(b"ab")))
class ST(str):
    def __index__(self): return 2
    def __int__(self): return 9
    def __repr__(self): return "V3!"
    def __float__(self): return 1.5
show(lambda: bytes(ST("ab")))
show(lambda: int(ST("ab")))
show(lambda: float(ST("ab")))
show(lambda: int(N(5)))
show(lambda: int(ST("1")))
class S(str):
    def __repr__(self): return "V3!"
show(lambda: int(S("ab")))
show(lambda: float(S("ab")))
show(lambda: complex(S("ab")))
show(lambda: float(S("1.5")))
class F(float):
    def __int__(self): return 5
    def __trunc__(self): return 6
    def __index__(self): return 7
show(lambda: int(F(1.5)))
class T:
    def __trunc__(self): return 6
show(lambda: int(T()))
class Ct:
    def __lt__(self, o): print("lt"); return True
    def __gt__(self, o): print("gt"); return False
show(lambda: max(Ct(), Ct()) is None)
show(lambda: min(1, Ct()) is None)
show(lambda: sorted([Ct(), Ct(), Ct()]) is None)


class TextWithBytes(str):
    def __bytes__(self):
        return b"own"


class BadBytes(str):
    def __bytes__(self):
        return "text"


class RowWithBytes(list):
    def __bytes__(self):
        return b"own"


show(lambda: bytes(TextWithBytes("x")))
show(lambda: bytes(TextWithBytes("x"), "ascii"))
show(lambda: bytes(BadBytes()))
show(lambda: bytearray(TextWithBytes("x")))
show(lambda: bytearray(RowWithBytes([65])))
show(lambda: bytes(RowWithBytes([65])))
