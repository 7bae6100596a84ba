"""The tower of numbers, as abstract classes."""
from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


class Number(metaclass=ABCMeta):
    __slots__ = ()
    __hash__ = None


class Complex(Number):
    __slots__ = ()

    @abstractmethod
    def __complex__(self): pass

    def __bool__(self):
        return self != 0

    @property
    @abstractmethod
    def real(self): pass

    @property
    @abstractmethod
    def imag(self): pass

    @abstractmethod
    def __add__(self, other): pass

    @abstractmethod
    def __radd__(self, other): pass

    @abstractmethod
    def __neg__(self): pass

    @abstractmethod
    def __pos__(self): pass

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    @abstractmethod
    def __mul__(self, other): pass

    @abstractmethod
    def __rmul__(self, other): pass

    @abstractmethod
    def __truediv__(self, other): pass

    @abstractmethod
    def __rtruediv__(self, other): pass

    @abstractmethod
    def __pow__(self, exponent): pass

    @abstractmethod
    def __rpow__(self, base): pass

    @abstractmethod
    def __abs__(self): pass

    @abstractmethod
    def conjugate(self): pass

    @abstractmethod
    def __eq__(self, other): pass


class Real(Complex):
    __slots__ = ()

    @abstractmethod
    def __float__(self): pass

    @abstractmethod
    def __trunc__(self): pass

    @abstractmethod
    def __floor__(self): pass

    @abstractmethod
    def __ceil__(self): pass

    @abstractmethod
    def __round__(self, ndigits=None): pass

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    @abstractmethod
    def __floordiv__(self, other): pass

    @abstractmethod
    def __rfloordiv__(self, other): pass

    @abstractmethod
    def __mod__(self, other): pass

    @abstractmethod
    def __rmod__(self, other): pass

    @abstractmethod
    def __lt__(self, other): pass

    @abstractmethod
    def __le__(self, other): pass

    def __complex__(self):
        raise TypeError("complex numbers are not supported here")

    @property
    def real(self):
        return +self

    @property
    def imag(self):
        return 0

    def conjugate(self):
        return +self


class Rational(Real):
    __slots__ = ()

    @property
    @abstractmethod
    def numerator(self): pass

    @property
    @abstractmethod
    def denominator(self): pass

    def __float__(self):
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    __slots__ = ()

    @abstractmethod
    def __int__(self): pass

    def __index__(self):
        return int(self)

    @abstractmethod
    def __lshift__(self, other): pass

    @abstractmethod
    def __rlshift__(self, other): pass

    @abstractmethod
    def __rshift__(self, other): pass

    @abstractmethod
    def __rrshift__(self, other): pass

    @abstractmethod
    def __and__(self, other): pass

    @abstractmethod
    def __rand__(self, other): pass

    @abstractmethod
    def __xor__(self, other): pass

    @abstractmethod
    def __rxor__(self, other): pass

    @abstractmethod
    def __or__(self, other): pass

    @abstractmethod
    def __ror__(self, other): pass

    @abstractmethod
    def __invert__(self): pass

    def __float__(self):
        return float(int(self))

    @property
    def numerator(self):
        return +self

    @property
    def denominator(self):
        return 1


Real.register(float)
Integral.register(int)
