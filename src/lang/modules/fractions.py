"""Exact fractions."""
import math
import numbers
import operator

__all__ = ["Fraction"]

_HASH_MODULUS = (1 << 61) - 1


def _parse(text):
    """(numerator, denominator) of "-3/4", "1.25e-2", "7"; None: it is none of these."""
    s = text.strip()
    sign = -1 if s[:1] == "-" else 1
    if s[:1] in ("+", "-"):
        s = s[1:]

    def digits(part):
        return bool(part) and part.replace("_", "").isdecimal() and not (
            part.startswith("_") or part.endswith("_") or "__" in part)

    if "/" in s:
        over, under = s.split("/", 1)
        return (sign * int(over), int(under)) if digits(over) and digits(under) else None
    number, e, exponent = s.replace("E", "e").partition("e")
    whole, _, part = number.partition(".")
    if not (digits(whole) or digits(part)) or whole and not digits(whole) or part and not digits(part):
        return None
    shift = 0
    if e:
        bare = exponent[1:] if exponent[:1] in ("+", "-") else exponent
        if not digits(bare):
            return None
        shift = int(exponent)
    part = part.replace("_", "")
    over = int((whole.replace("_", "") or "0") + part)
    shift -= len(part)
    return (sign * over * 10 ** shift, 1) if shift >= 0 else (sign * over, 10 ** -shift)


class Fraction(numbers.Rational):
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None, *, _normalize=True):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                over, under = numerator, 1
            elif isinstance(numerator, numbers.Rational):
                over, under = numerator.numerator, numerator.denominator
            elif isinstance(numerator, float) or hasattr(numerator, "as_integer_ratio"):
                over, under = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                parsed = _parse(numerator)
                if parsed is None:
                    raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
                over, under = parsed
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif type(numerator) is int is type(denominator):
            over, under = numerator, denominator
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            over = numerator.numerator * denominator.denominator
            under = denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if under == 0:
            raise ZeroDivisionError(f"Fraction({over}, 0)")
        if _normalize:
            divisor = math.gcd(over, under)
            if under < 0:
                divisor = -divisor
            over //= divisor
            under //= divisor
        self._numerator, self._denominator = over, under
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} "
                            f"({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return cls(*dec.as_integer_ratio())

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is not larger, by continued fractions."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    # ---- arithmetic

    def _operator(exact, fallback, name):
        def forward(a, b):
            if isinstance(b, (int, Fraction)):
                return exact(a, Fraction(b) if isinstance(b, int) else b)
            if isinstance(b, float):
                return fallback(float(a), b)
            return NotImplemented

        def reverse(b, a):
            if isinstance(a, numbers.Rational):
                return exact(Fraction(a), b)
            if isinstance(a, numbers.Real):
                return fallback(float(a), float(b))
            return NotImplemented
        forward.__name__, reverse.__name__ = f"__{name}__", f"__r{name}__"
        return forward, reverse

    def _add(a, b):
        return Fraction(a._numerator * b._denominator + b._numerator * a._denominator,
                        a._denominator * b._denominator)

    def _sub(a, b):
        return Fraction(a._numerator * b._denominator - b._numerator * a._denominator,
                        a._denominator * b._denominator)

    def _mul(a, b):
        return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)

    def _div(a, b):
        if b._numerator == 0:
            raise ZeroDivisionError(f"Fraction({a._numerator * b._denominator}, 0)")
        return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)

    def _floordiv(a, b):
        return (a._numerator * b._denominator) // (a._denominator * b._numerator)

    def _divmod(a, b):
        n, rest = divmod(a._numerator * b._denominator, a._denominator * b._numerator)
        return n, Fraction(rest, a._denominator * b._denominator)

    def _mod(a, b):
        return Fraction((a._numerator * b._denominator) % (b._numerator * a._denominator),
                        a._denominator * b._denominator)

    __add__, __radd__ = _operator(_add, operator.add, "add")
    __sub__, __rsub__ = _operator(_sub, operator.sub, "sub")
    __mul__, __rmul__ = _operator(_mul, operator.mul, "mul")
    __truediv__, __rtruediv__ = _operator(_div, operator.truediv, "truediv")
    __floordiv__, __rfloordiv__ = _operator(_floordiv, operator.floordiv, "floordiv")
    __divmod__, __rdivmod__ = _operator(_divmod, divmod, "divmod")
    __mod__, __rmod__ = _operator(_mod, operator.mod, "mod")
    del _operator

    def __pow__(a, b):
        if not isinstance(b, numbers.Rational):
            return float(a) ** b
        if b.denominator != 1:
            return float(a) ** float(b)
        power = b.numerator
        if power >= 0:
            return Fraction(a._numerator ** power, a._denominator ** power, _normalize=False)
        if a._numerator >= 0:
            return Fraction(a._denominator ** -power, a._numerator ** -power,
                            _normalize=a._numerator == 0)
        return Fraction((-a._denominator) ** -power, (-a._numerator) ** -power, _normalize=False)

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(self): return Fraction(self._numerator, self._denominator, _normalize=False)
    def __neg__(self): return Fraction(-self._numerator, self._denominator, _normalize=False)
    def __abs__(self): return Fraction(abs(self._numerator), self._denominator, _normalize=False)

    def __int__(self):
        if self._numerator < 0:
            return -(-self._numerator // self._denominator)
        return self._numerator // self._denominator

    __trunc__ = __int__

    def __float__(self): return self._numerator / self._denominator
    def __floor__(self): return self._numerator // self._denominator
    def __ceil__(self): return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator or rest * 2 == self._denominator and floor % 2 == 0:
                return floor
            return floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _HASH_MODULUS)
        except ValueError:
            found = 314159
        else:
            found = hash(hash(abs(self._numerator)) * inverse)
        result = found if self._numerator >= 0 else -found
        return -2 if result == -1 else result

    # ---- comparison

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, float):
            return 0.0 == b if math.isnan(b) or math.isinf(b) else a == a.from_float(b)
        return NotImplemented

    def _compared(self, other, compare):
        if isinstance(other, numbers.Rational):
            return compare(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return compare(0.0, other)
            return compare(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b): return a._compared(b, operator.lt)
    def __gt__(a, b): return a._compared(b, operator.gt)
    def __le__(a, b): return a._compared(b, operator.le)
    def __ge__(a, b): return a._compared(b, operator.ge)
    def __bool__(self): return bool(self._numerator)
    def __reduce__(self): return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
