"""Decimal numbers of any precision, by the General Decimal Arithmetic Specification.

A finite number is (-1) ** sign * digits * 10 ** exponent. What is never met in programs that teach
(traps other than the usual three, logical operations, clamping) is left out.
"""
import math
import numbers
from _decimal_context import *
from collections import namedtuple

HAVE_THREADS = HAVE_CONTEXTVAR = True
__all__ = ["Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext",
           "DecimalException", "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded",
           "Subnormal", "Overflow", "Underflow", "FloatOperation", "DivisionImpossible",
           "InvalidContext", "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN", "ROUND_HALF_UP",
           "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN",
           "ROUND_05UP", "setcontext", "getcontext", "localcontext", "MAX_PREC", "MAX_EMAX",
           "MIN_EMIN"]

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent", module="decimal")
def _rounded(sign, digits, drop, rounding):
    """[digits] without the last [drop], rounded; and whether that changed the value."""
    if drop <= 0:
        return digits * 10 ** -drop, False
    unit = 10 ** drop
    kept, rest = divmod(digits, unit)
    if not rest:
        return kept, False
    half = (2 * rest > unit) - (2 * rest < unit)
    up = {ROUND_DOWN: False, ROUND_UP: True, ROUND_CEILING: not sign, ROUND_FLOOR: bool(sign),
          ROUND_HALF_UP: half >= 0, ROUND_HALF_DOWN: half > 0,
          ROUND_HALF_EVEN: half > 0 or half == 0 and kept % 2 == 1,
          ROUND_05UP: kept % 5 == 0}[rounding]
    return kept + up, True


def _length(digits):
    return len(str(digits)) if digits else 1


def _parse(text):
    """(sign, digits, exponent, special) of a text, or None."""
    s = text.strip().replace("_", "")
    sign = 1 if s[:1] == "-" else 0
    if s[:1] in ("+", "-"):
        s = s[1:]
    low = s.lower()
    if low in ("inf", "infinity"):
        return sign, 0, 0, "F"
    for kind in ("nan", "snan"):
        if low.startswith(kind) and (low[len(kind):] == "" or low[len(kind):].isdecimal()):
            return sign, int(low[len(kind):] or 0), 0, "n" if kind == "nan" else "N"
    number, e, exponent = low.partition("e")
    whole, _, part = number.partition(".")
    if not (whole + part).isdecimal() or number.count(".") > 1:
        return None
    shift = 0
    if e:
        bare = exponent[1:] if exponent[:1] in ("+", "-") else exponent
        if not bare.isdecimal():
            return None
        shift = int(exponent)
    return sign, int(whole + part), shift - len(part), None


class Decimal(numbers.Number):
    __tp_name__ = "decimal.Decimal"
    __slots__ = ("_sign", "_digits", "_exp", "_special")

    def __new__(cls, value="0", context=None):
        special = None
        if isinstance(value, Decimal):
            sign, digits, exp, special = value._sign, value._digits, value._exp, value._special
        elif isinstance(value, int):
            sign, digits, exp = int(value < 0), abs(int(value)), 0
        elif isinstance(value, str):
            parsed = _parse(value)
            if parsed is None:
                (context or getcontext())._signal(InvalidOperation, None, ConversionSyntax)
                parsed = 0, 0, 0, "n"
            sign, digits, exp, special = parsed
        elif isinstance(value, float):
            sign, digits, exp, special = cls._of_float(value)
        elif isinstance(value, (tuple, list)):
            sign, digits, exp, special = cls._of_tuple(value)
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        return cls._make(sign, digits, exp, special, cls)

    @staticmethod
    def _make(sign, digits, exp, special=None, cls=None):
        self = object.__new__(cls or Decimal)
        self._sign, self._digits, self._exp, self._special = sign, digits, exp, special
        return self

    @staticmethod
    def _of_float(value):
        sign = int(math.copysign(1.0, value) < 0)
        if math.isnan(value):
            return sign, 0, 0, "n"
        if math.isinf(value):
            return sign, 0, 0, "F"
        over, under = abs(value).as_integer_ratio()
        k = under.bit_length() - 1
        return sign, over * 5 ** k, -k, None

    @staticmethod
    def _of_tuple(value):
        if len(value) != 3:
            raise ValueError("argument must be a sequence of length 3")
        sign, digits, exp = value
        if sign not in (0, 1):
            raise ValueError("sign must be an integer with the value 0 or 1")
        if exp in ("F", "n", "N"):
            return sign, 0, 0, exp
        number = 0
        for digit in digits:
            if not isinstance(digit, int) or not 0 <= digit <= 9:
                raise ValueError("coefficient must be a tuple of digits")
            number = number * 10 + digit
        return sign, number, exp, None

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        return cls._make(*cls._of_float(f), cls)

    # ---- asking

    def is_nan(self): return self._special in ("n", "N")
    def is_qnan(self): return self._special == "n"
    def is_snan(self): return self._special == "N"
    def is_infinite(self): return self._special == "F"
    def is_finite(self): return self._special is None
    def is_zero(self): return self._special is None and not self._digits
    def is_signed(self): return self._sign == 1

    def is_normal(self, context=None):
        return self._special is None and self._digits != 0 and \
            (context or getcontext()).Emin <= self.adjusted()

    def __bool__(self): return self._special is not None or self._digits != 0

    def adjusted(self):
        return 0 if self._special else self._exp + _length(self._digits) - 1

    def as_tuple(self):
        if self._special:
            return DecimalTuple(self._sign, (0,) if self._special == "F" else
                                tuple(map(int, str(self._digits))) if self._digits else (),
                                self._special)
        return DecimalTuple(self._sign, tuple(map(int, str(self._digits))), self._exp)

    def as_integer_ratio(self):
        if self._special:
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer ratio")
            raise OverflowError("cannot convert Infinity to integer ratio")
        over = -self._digits if self._sign else self._digits
        if self._exp >= 0:
            return over * 10 ** self._exp, 1
        under = 10 ** -self._exp
        divisor = math.gcd(over, under)
        return over // divisor, under // divisor

    def same_quantum(self, other, context=None):
        other = _number(other)
        if self._special or other._special:
            return self._special == other._special
        return self._exp == other._exp

    # ---- showing

    def __str__(self, eng=False):
        sign = "-" if self._sign else ""
        if self._special:
            name = {"F": "Infinity", "n": "NaN", "N": "sNaN"}[self._special]
            return f"{sign}{name}{self._digits or ''}"
        digits = str(self._digits)
        left = self._exp + len(digits)  # digits before the point
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif digits == "0":
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, part = "0", "." + "0" * -point + digits
        elif point >= len(digits):
            whole, part = digits + "0" * (point - len(digits)), ""
        else:
            whole, part = digits[:point], "." + digits[point:]
        e = "" if left == point else f"{'E' if getcontext().capitals else 'e'}{left - point:+d}"
        return sign + whole + part + e

    def to_eng_string(self, context=None): return self.__str__(eng=True)
    def __repr__(self): return f"Decimal('{self}')"
    def __reduce__(self): return self.__class__, (str(self),)
    def __copy__(self): return self if type(self) is Decimal else self.__class__(str(self))
    def __deepcopy__(self, memo): return self.__copy__()

    def __format__(self, spec, context=None):
        import _decimal_format
        return _decimal_format.format(self, spec, context or getcontext())

    # ---- rounding to a context

    def _fix(self, context):
        if self._special:
            return self._nan_fixed(context) if self._special == "N" else self
        exp, digits = self._exp, self._digits
        if not digits:
            top = context.Emax
            low = context.Emin - context.prec + 1
            return self if low <= exp <= top else self._make(self._sign, 0, min(max(exp, low), top))
        drop = max(_length(digits) - context.prec, context.Emin - context.prec + 1 - exp)
        if drop > 0:
            digits, is_changed = _rounded(self._sign, digits, drop, context.rounding)
            exp += drop
            if _length(digits) > context.prec:
                digits //= 10
                exp += 1
            if is_changed:
                context._signal(Inexact, None)
            context._signal(Rounded, None)
        if exp + _length(digits) - 1 > context.Emax:
            context._signal(Overflow, None)
            return self._make(self._sign, 0, 0, "F")
        return self if drop <= 0 else self._make(self._sign, digits, exp)

    def _nan_fixed(self, context):
        context._signal(InvalidOperation, None)
        return self._make(self._sign, self._digits, 0, "n")

    def _rescaled(self, exp, rounding):
        if self._special:
            return self
        return self._make(self._sign, _rounded(self._sign, self._digits, exp - self._exp, rounding)[0], exp)

    # ---- arithmetic

    def _signed(self):
        return -self._digits if self._sign else self._digits

    def _nan_of(self, other, context):
        """The NaN that an operation on these gives, or None."""
        for one in (self, other):
            if one._special == "N":
                return one._nan_fixed(context)
        for one in (self, other):
            if one._special == "n":
                return one
        return None

    def __add__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if self._special or other._special:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if self._special and other._special and self._sign != other._sign:
                return context._signal(InvalidOperation, _NAN)
            return self if self._special else other
        exp = min(self._exp, other._exp)
        total = self._signed() * 10 ** (self._exp - exp) + other._signed() * 10 ** (other._exp - exp)
        if total:
            sign = int(total < 0)
        elif self._sign == other._sign:
            sign = self._sign
        else:
            sign = int(context.rounding == ROUND_FLOOR)
        return self._make(sign, abs(total), exp)._fix(context)

    __radd__ = __add__

    def __sub__(self, other, context=None):
        other = _operand(other)
        return other if other is NotImplemented else self.__add__(other.copy_negate() if not other.is_nan() else other, context)

    def __rsub__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other - self

    def __mul__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if not self or not other:
                return context._signal(InvalidOperation, _NAN)
            return self._make(sign, 0, 0, "F")
        return self._make(sign, self._digits * other._digits, self._exp + other._exp)._fix(context)

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if self._special and other._special:
                return context._signal(InvalidOperation, _NAN)
            if self._special:
                return self._make(sign, 0, 0, "F")
            return self._make(sign, 0, context.Emin - context.prec + 1)
        if not other._digits:
            if not self._digits:
                return context._signal(InvalidOperation, _NAN, DivisionUndefined)
            return context._signal(DivisionByZero, self._make(sign, 0, 0, "F"))
        if not self._digits:
            return self._make(sign, 0, self._exp - other._exp)._fix(context)
        shift = _length(other._digits) - _length(self._digits) + context.prec + 1
        exp = self._exp - other._exp - shift
        if shift >= 0:
            digits, rest = divmod(self._digits * 10 ** shift, other._digits)
        else:
            digits, rest = divmod(self._digits, other._digits * 10 ** -shift)
        if rest:
            digits += digits % 5 == 0  # so that it does not look exact, or half-way
        else:
            ideal = self._exp - other._exp
            while exp < ideal and digits % 10 == 0:
                digits //= 10
                exp += 1
        return self._make(sign, digits, exp)._fix(context)

    def __rtruediv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other / self

    def _parts(self, other, context):
        """(quotient, remainder), towards zero."""
        sign = self._sign ^ other._sign
        exp = min(self._exp, other._exp)
        a, b = self._digits * 10 ** (self._exp - exp), other._digits * 10 ** (other._exp - exp)
        quotient, rest = divmod(a, b)
        if _length(quotient) > context.prec:
            nan = context._signal(InvalidOperation, _NAN, DivisionImpossible)
            return nan, nan
        return self._make(sign, quotient, 0), self._make(self._sign, rest, exp)._fix(context)

    def _special_division(self, other, context, wants_rest):
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        if self._special:
            if other._special or wants_rest:
                return context._signal(InvalidOperation, _NAN)
            return self._make(self._sign ^ other._sign, 0, 0, "F")
        if other._special:
            return self._fix(context) if wants_rest else self._make(self._sign ^ other._sign, 0, 0)
        if not self._digits or wants_rest:
            return context._signal(InvalidOperation, _NAN,
                                   DivisionUndefined if not self._digits else InvalidOperation)
        return context._signal(DivisionByZero, self._make(self._sign ^ other._sign, 0, 0, "F"))

    def __floordiv__(self, other):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = getcontext()
        if self._special or other._special or not other._digits:
            return self._special_division(other, context, False)
        return self._parts(other, context)[0]

    def __mod__(self, other):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = getcontext()
        if self._special or other._special or not other._digits:
            return self._special_division(other, context, True)
        return self._parts(other, context)[1]

    def __divmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else (self // other, self % other)

    def __rfloordiv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other // self

    def __rmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other % self

    def __rdivmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else divmod(other, self)

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        if other is NotImplemented:
            return other
        context = getcontext()
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        if self._special or other._special:
            nan = self._nan_of(other, context)
            return nan if nan is not None else self._special_power(other, context)
        is_whole = other == other.to_integral_value()
        if not self._digits:
            if not other._digits:
                return context._signal(InvalidOperation, _NAN)
            sign = self._sign if is_whole and int(other) % 2 else 0
            return self._make(sign, 0, 0, "F") if other._sign else self._make(sign, 0, 0)
        if is_whole:
            return self._whole_power(int(other), context)
        if self._sign:
            return context._signal(InvalidOperation, _NAN)
        if self == 1:
            exp = 1 - context.prec
            return self._make(0, 10 ** -exp, exp)
        with localcontext(prec=context.prec + abs(self.adjusted()) + 10) as wide:
            wide.traps = dict.fromkeys(wide.traps, False)
            power = (other * self.ln()).exp()
        return power._fix(context)

    def _special_power(self, other, context):
        if other._special == "F":
            size = self.copy_abs()
            if size == 1:
                return _ONE
            return _ZERO if (size > 1) == bool(other._sign) else self._make(0, 0, 0, "F")
        if not other:
            return _ONE
        sign = self._sign if other == other.to_integral_value() and int(other) % 2 else 0
        return self._make(sign, 0, 0) if other._sign else self._make(sign, 0, 0, "F")

    def _whole_power(self, n, context):
        if n == 0:
            return _ONE
        sign = self._sign if n % 2 else 0
        wide = context.prec + len(str(abs(n))) + 6
        digits, exp = 1, 0
        base, base_exp, left = self._digits, self._exp, abs(n)
        while left:  # by squaring, with some digits to spare
            if left & 1:
                digits, exp = _shortened(digits * base, exp + base_exp, wide)
            base, base_exp = _shortened(base * base, 2 * base_exp, wide)
            left >>= 1
        made = self._make(sign, digits, exp)
        if n > 0:
            return made._fix(context)
        return self._make(0, 1, 0).__truediv__(made, context)

    def __rpow__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other ** self

    def __neg__(self): return self._plus(1)
    def __pos__(self): return self._plus(0)

    def _plus(self, flip):
        context = getcontext()
        if self._special:
            return self if self.is_nan() else self._make(self._sign ^ flip, 0, 0, "F")
        if not self._digits and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fix(context)
        return self._make(self._sign ^ flip, self._digits, self._exp)._fix(context)

    def __abs__(self): return self.copy_abs()._fix(getcontext())
    def copy_abs(self): return self._make(0, self._digits, self._exp, self._special)
    def copy_negate(self): return self._make(1 - self._sign, self._digits, self._exp, self._special)

    def copy_sign(self, other, context=None):
        return self._make(_number(other)._sign, self._digits, self._exp, self._special)

    def fma(self, other, third, context=None):
        other = _number(other)
        product = self._make(self._sign ^ other._sign, self._digits * other._digits, self._exp + other._exp)
        return product.__add__(third, context)

    # ---- roots and logarithms

    def sqrt(self, context=None):
        context = context or getcontext()
        if self.is_nan():
            return self
        if not self:
            return self._make(self._sign, 0, self._exp // 2)
        if self._sign:
            return context._signal(InvalidOperation, _NAN)
        if self._special:
            return self
        prec = context.prec + 1
        exp, digits = self._exp, self._digits
        half, odd = divmod(exp, 2)
        if odd:
            digits *= 10
        length = (_length(self._digits) + 1) // 2 if not odd else _length(self._digits) // 2 + 1
        shift = prec - length
        if shift >= 0:
            digits *= 100 ** shift
            is_exact = True
        else:
            digits, rest = divmod(digits, 100 ** -shift)
            is_exact = not rest
        half -= shift
        root = math.isqrt(digits)
        if is_exact and root * root == digits:
            if shift >= 0:
                root //= 10 ** shift
            else:
                root *= 10 ** -shift
            half += shift
        elif root % 5 == 0:
            root += 1
        wide = context.copy()
        wide.rounding = ROUND_HALF_EVEN
        result = self._make(0, root, half)._fix(wide)
        context.flags.update({signal: True for signal, is_on in wide.flags.items() if is_on})
        return result

    def exp(self, context=None):
        context = context or getcontext()
        if self.is_nan():
            return self
        if self._special:
            return self._make(0, 0, 0) if self._sign else self
        if not self:
            return _ONE
        prec = context.prec + 8 + max(self.adjusted(), 0)
        unit = 10 ** prec
        x = self._signed() * 10 ** (self._exp + prec) if self._exp + prec >= 0 else \
            self._signed() // 10 ** -(self._exp + prec)
        power, rest = divmod(x, _ln10(prec))
        term = total = unit
        k = 1
        while term:
            term = term * rest // (unit * k)
            total += term
            k += 1
        return self._make(0, total, power - prec)._fix(_half_even(context))

    def ln(self, context=None):
        context = context or getcontext()
        if self.is_nan():
            return self
        if not self:
            return self._make(1, 0, 0, "F")
        if self._sign:
            return context._signal(InvalidOperation, _NAN)
        if self._special:
            return self
        if self == 1:
            return _ZERO
        prec = context.prec + 12 + len(str(abs(self.adjusted())))
        distance = abs(self - 1)
        if distance < 1:  # near 1 the first digits are zeros
            prec += max(-distance.adjusted(), 0)
        total = _ln_scaled(self._digits, self._exp, prec)
        return self._make(int(total < 0), abs(total), -prec)._fix(_half_even(context))

    def log10(self, context=None):
        context = context or getcontext()
        if self.is_nan() or self._special and not self._sign:
            return self
        if not self:
            return self._make(1, 0, 0, "F")
        if self._sign:
            return context._signal(InvalidOperation, _NAN)
        digits = str(self._digits)
        if digits[0] == "1" and not digits[1:].strip("0"):
            return Decimal(self._exp + len(digits) - 1)
        prec = context.prec + 12
        total = _ln_scaled(self._digits, self._exp, prec) * 10 ** prec // _ln10(prec)
        return self._make(int(total < 0), abs(total), -prec)._fix(_half_even(context))

    # ---- rounding to a place

    def quantize(self, exp, rounding=None, context=None):
        exp = _number(exp)
        context = context or getcontext()
        if self._special or exp._special:
            nan = self._nan_of(exp, context)
            if nan is not None:
                return nan
            if self._special and exp._special:
                return self
            return context._signal(InvalidOperation, _NAN)
        result = self._rescaled(exp._exp, rounding or context.rounding)
        if _length(result._digits) > context.prec or result._digits and result.adjusted() > context.Emax:
            return context._signal(InvalidOperation, _NAN)
        if result != self:
            context._signal(Inexact, None)
        return result

    def to_integral_value(self, rounding=None, context=None):
        if self._special or self._exp >= 0:
            return self
        return self._rescaled(0, rounding or (context or getcontext()).rounding)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        fixed = self._fix(context or getcontext())
        if fixed._special:
            return fixed
        digits, exp = fixed._digits, fixed._exp
        if not digits:
            return self._make(fixed._sign, 0, 0)
        while digits % 10 == 0:
            digits //= 10
            exp += 1
        return self._make(fixed._sign, digits, exp)

    def scaleb(self, other, context=None):
        return self._make(self._sign, self._digits, self._exp + int(other), self._special)

    def __int__(self):
        if self._special:
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")
        size = self._digits * 10 ** self._exp if self._exp >= 0 else self._digits // 10 ** -self._exp
        return -size if self._sign else size

    __trunc__ = __int__

    def __float__(self):
        if self._special:
            return float("nan") if self.is_nan() else float("-inf" if self._sign else "inf")
        return float(str(self))

    def __round__(self, n=None):
        if n is not None:
            if not isinstance(n, int):
                raise TypeError("optional arg must be an integer")
            return self.quantize(self._make(0, 1, -n), ROUND_HALF_EVEN)
        return self._as_int(ROUND_HALF_EVEN)

    def _as_int(self, rounding):
        if self._special:
            return int(self)
        return int(self._rescaled(0, rounding)) if self._exp < 0 else int(self)

    def __floor__(self): return self._as_int(ROUND_FLOOR)
    def __ceil__(self): return self._as_int(ROUND_CEILING)

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self): return self

    # ---- comparing

    def _order(self, other):
        """-1, 0, 1"""
        if self._special or other._special:
            a = (-1 if self._sign else 1) if self._special else 0
            b = (-1 if other._sign else 1) if other._special else 0
            return (a > b) - (a < b)
        exp = min(self._exp, other._exp)
        a = self._signed() * 10 ** (self._exp - exp)
        b = other._signed() * 10 ** (other._exp - exp)
        return (a > b) - (a < b)

    def __eq__(self, other):
        other = _comparable(other)
        if other is NotImplemented:
            return other
        return not (self.is_nan() or other.is_nan()) and self._order(other) == 0

    def _ordered(self, other, answer):
        other = _comparable(other)
        if other is NotImplemented:
            return other
        if self.is_nan() or other.is_nan():
            return getcontext()._signal(InvalidOperation, False)
        return answer(self._order(other))

    def __lt__(self, other): return self._ordered(other, lambda order: order < 0)
    def __le__(self, other): return self._ordered(other, lambda order: order <= 0)
    def __gt__(self, other): return self._ordered(other, lambda order: order > 0)
    def __ge__(self, other): return self._ordered(other, lambda order: order >= 0)

    def compare(self, other, context=None):
        other = _number(other)
        nan = self._nan_of(other, context or getcontext())
        return nan if nan is not None else Decimal(self._order(other))

    def compare_total(self, other, context=None):
        other = _number(other)
        return Decimal(self._order(other) or (self._exp > other._exp) - (self._exp < other._exp))

    def max(self, other, context=None):
        other = _number(other)
        return (self if self._order(other) >= 0 else other)._fix(context or getcontext())

    def min(self, other, context=None):
        other = _number(other)
        return (self if self._order(other) < 0 else other)._fix(context or getcontext())

    def __hash__(self):
        if self._special:
            if self.is_nan():
                return object.__hash__(self)
            return -314159 if self._sign else 314159
        modulus = (1 << 61) - 1
        power = pow(10, self._exp, modulus) if self._exp >= 0 else pow(pow(10, -1, modulus), -self._exp, modulus)
        found = self._digits * power % modulus
        result = -found if self._sign else found
        return -2 if result == -1 else result


def _half_even(context):
    own = context.copy()
    own.rounding = ROUND_HALF_EVEN
    return own


def _shortened(digits, exp, length):
    """Without the last digits of those beyond [length]; a 1 stands for what was lost."""
    drop = _length(digits) - length
    if drop <= 0:
        return digits, exp
    kept, rest = divmod(digits, 10 ** drop)
    return kept * 10 + (rest != 0), exp + drop - 1


_ln10s = {}


def _ln_scaled(digits, exp, prec):
    """The natural logarithm of digits * 10 ** exp, times 10 ** prec."""
    power = exp + _length(digits)
    unit = 10 ** (prec + 5)
    x = digits * unit // 10 ** _length(digits)  # from 0.1 to 1
    n_halves = 0
    while x < unit * 3 // 4:
        x *= 2
        n_halves += 1
    total = _atanh_series(x - unit, x + unit, unit) * 2
    total -= n_halves * _ln2(unit)
    return total // 10 ** 5 + power * _ln10(prec)


def _atanh_series(over, under, unit):
    z = over * unit // under
    square = z * z // unit
    total, term, k = 0, z, 1
    while term:
        total += term // k
        term = term * square // unit
        k += 2
        if -2 < term < 2:
            break
    return total


def _ln2(unit):
    return 2 * _atanh_series(1, 3, unit)


def _ln10(prec):
    found = _ln10s.get(prec)
    if found is None:
        unit = 10 ** (prec + 5)
        found = (3 * _ln2(unit) + 2 * _atanh_series(1, 9, unit)) // 10 ** 5
        _ln10s[prec] = found
    return found


def _operand(v):
    if isinstance(v, Decimal):
        return v
    return Decimal(v) if isinstance(v, int) else NotImplemented


def _number(v):
    v = _operand(v)
    if v is NotImplemented:
        raise TypeError("conversion to Decimal is not supported")
    return v


def _comparable(v):
    if isinstance(v, float):
        return Decimal(v)
    if isinstance(v, (Decimal, int)):
        return _operand(v)
    if isinstance(v, numbers.Rational):
        with localcontext(prec=400):
            return Decimal(v.numerator) / v.denominator
    return NotImplemented


_NAN = Decimal._make(0, 0, 0, "n")
_ZERO, _ONE = Decimal(0), Decimal(1)
