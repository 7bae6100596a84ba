class A:
    def who(self): return "A"
    def hello(self): return "hello from " + self.who()
class B(A):
    def who(self): return "B>" + super().who()
class C(A):
    def who(self): return "C>" + super().who()
class D(B, C):
    def who(self): return "D>" + super().who()
print(D().hello(), [k.__name__ for k in D.__mro__])
print(isinstance(D(), A), issubclass(B, C), D.__bases__)
try:
    class E(A, D): pass
except TypeError as e:
    print(e)
class L(list):
    def first(self): return self[0]
l = L([3, 4])
l.append(5)
print(l, l.first(), len(l), isinstance(l, list))
class Err(ValueError):
    def __init__(self, code):
        super().__init__("code " + str(code))
        self.code = code
try:
    raise Err(7)
except ValueError as e:
    print(e, e.code, repr(e))
