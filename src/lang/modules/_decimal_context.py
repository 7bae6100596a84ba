"""Contexts of decimal arithmetic: precision, rounding, and what raises."""
from contextvars import ContextVar as _ContextVar


def _decimal():
    import decimal
    return decimal


ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN"
ROUND_CEILING, ROUND_FLOOR, ROUND_UP = "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP"
ROUND_HALF_DOWN, ROUND_05UP = "ROUND_HALF_DOWN", "ROUND_05UP"
_ROUNDINGS = (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN,
              ROUND_HALF_EVEN, ROUND_05UP)
MAX_PREC, MAX_EMAX, MIN_EMIN = 999999999999999999, 999999999999999999, -999999999999999999


class DecimalException(ArithmeticError): pass
class Clamped(DecimalException): pass
class InvalidOperation(DecimalException): pass
class ConversionSyntax(InvalidOperation): pass
class DivisionByZero(DecimalException, ZeroDivisionError): pass
class DivisionImpossible(InvalidOperation): pass
class DivisionUndefined(InvalidOperation, ZeroDivisionError): pass
class Inexact(DecimalException): pass
class InvalidContext(InvalidOperation): pass
class Rounded(DecimalException): pass
class Subnormal(DecimalException): pass
class Overflow(Inexact, Rounded): pass
class Underflow(Inexact, Rounded, Subnormal): pass
class FloatOperation(DecimalException, TypeError): pass


_SIGNALS = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded,
            Inexact, Clamped]


class Context:
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None,
                 flags=None, traps=None):
        self.prec = 28 if prec is None else prec
        self.rounding = ROUND_HALF_EVEN if rounding is None else rounding
        self.Emin = -999999 if Emin is None else Emin
        self.Emax = 999999 if Emax is None else Emax
        self.capitals = 1 if capitals is None else capitals
        self.clamp = 0 if clamp is None else clamp
        self.flags = self._signals(flags, [])
        self.traps = self._signals(traps, [InvalidOperation, DivisionByZero, Overflow])

    @staticmethod
    def _signals(given, default):
        if isinstance(given, dict):
            return dict(given)
        chosen = default if given is None else given
        return {signal: signal in chosen for signal in _SIGNALS}

    def __setattr__(self, name, value):
        if name == "prec" and (not isinstance(value, int) or not 1 <= value <= MAX_PREC):
            if not isinstance(value, int):
                raise TypeError("argument must be an integer")
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        if name == "rounding" and value not in _ROUNDINGS:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, "
                            "ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   "
                            "ROUND_05UP]")
        object.__setattr__(self, name, value)

    def __repr__(self):
        def names(signals):
            return ", ".join(signal.__name__ for signal, is_on in signals.items() if is_on)
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, "
                f"Emax={self.Emax}, capitals={self.capitals}, clamp={self.clamp}, "
                f"flags=[{names(self.flags)}], traps=[{names(self.traps)}])")

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                       self.flags, self.traps)

    __copy__ = copy

    def clear_flags(self):
        self.flags = dict.fromkeys(self.flags, False)

    def clear_traps(self):
        self.traps = dict.fromkeys(self.traps, False)

    def _signal(self, signal, result, condition=None):
        """Raises [signal] if it is trapped; else it is noted, and [result] is what comes out."""
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal([condition or signal])
        return result

    def create_decimal(self, num="0"):
        return _decimal().Decimal(num, self)._fix(self)

    def create_decimal_from_float(self, f):
        return _decimal().Decimal.from_float(f)._fix(self)

    def Etiny(self): return self.Emin - self.prec + 1
    def Etop(self): return self.Emax - self.prec + 1
    def add(self, a, b): return _with(self, lambda: _decimal()._number(a) + b)
    def subtract(self, a, b): return _with(self, lambda: _decimal()._number(a) - b)
    def multiply(self, a, b): return _with(self, lambda: _decimal()._number(a) * b)
    def divide(self, a, b): return _with(self, lambda: _decimal()._number(a) / b)
    def power(self, a, b): return _with(self, lambda: _decimal()._number(a) ** b)
    def sqrt(self, a): return _decimal()._number(a).sqrt(self)
    def plus(self, a): return _decimal()._number(a)._fix(self)
    def quantize(self, a, b): return _decimal()._number(a).quantize(b, context=self)


def _with(context, compute):
    with localcontext(context) as own:
        result = compute()
        context.flags.update({signal: True for signal, is_on in own.flags.items() if is_on})
        return result


for _class in (Context, DecimalException, Clamped, InvalidOperation, ConversionSyntax, DivisionByZero,
               DivisionImpossible, DivisionUndefined, Inexact, InvalidContext, Rounded, Subnormal,
               Overflow, Underflow, FloatOperation):
    _class.__module__ = "decimal"
del _class

DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[
    InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped])
ExtendedContext = Context(prec=9, traps=[])

_current = _ContextVar("decimal_context")


def getcontext():
    try:
        return _current.get()
    except LookupError:
        context = DefaultContext.copy()
        _current.set(context)
        return context


def setcontext(context, /):
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class _Manager:
    def __init__(self, context):
        self.context = context

    def __enter__(self):
        self.saved = getcontext()
        setcontext(self.context)
        return self.context

    def __exit__(self, *exc):
        setcontext(self.saved)


def localcontext(ctx=None, **kwargs):
    context = (ctx or getcontext()).copy()
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"{name!r} is an invalid keyword argument for this function")
        setattr(context, name, value)
    return _Manager(context)
