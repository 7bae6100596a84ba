import math
from decimal import *

D = Decimal
for text in ("0", "-0", "1.10", "123.456E+5", "1e-10", "-Infinity", "NaN", "0.000001", "0.0000001", "1E+3", " 12 ", "1_000.5", "00012", "sNaN", "0E-7", "0e5"):
    d = D(text)
    print(text, d, repr(d), d.as_tuple(), d.adjusted())
print(D(0.1), D(5), D((1, (1, 2, 3), -2)), D.from_float(0.5), D(True), D("1.1") + D("2.2"), D("1.1") - 1, 2 * D("1.5"), D(1) / D(3), D(2) / 3, D("10") / 4, D(1) / D("0.125"), 7 // D(2), D(-7) // 2, D(-7) % 3, divmod(D(7), 2), D("5.5") % D("1.5"))
print(D(2) ** 10, D(2) ** -2, D("1.1") ** 3, D(2) ** D("0.5"), D(4) ** D("0.5"), D(10) ** 30, D("1.05") ** 40, D(-2) ** 3, D(0) ** 5, D(7) ** D("1.5"), -D("1.50"), +D("1.50"), abs(D("-3")), D(3).sqrt(), D(4).sqrt(), D("0.25").sqrt(), D(2).ln(), D(10).ln(), D(1).exp(), D("-2.5").exp(), D(1000).log10(), D(2).log10(), D(100).exp())
print(D("2.675").quantize(D("0.01")), D("2.665").quantize(D("0.01")), D("1.5").quantize(D(1)), D("2.5").quantize(D(1)), D("7.325").quantize(D(".01"), rounding=ROUND_DOWN), D("1234").quantize(D("1E+2")), round(D("2.5")), round(D("3.14159"), 2), D("2.7").to_integral_value(), D("-2.5").to_integral(ROUND_UP), D("1.200").normalize(), D("1200").normalize())
for mode in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(mode, [str(D(x).quantize(D("0.1"), rounding=mode)) for x in ("1.25", "1.35", "-1.25", "1.21", "-1.29", "1.05")])
print(D("1.0") == 1, D("0.1") == 0.1, D("0.5") == 0.5, D(1) < 2, D("1.5") >= 1.5, hash(D("1.0")) == hash(1), hash(D("0.5")) == hash(0.5), D("NaN") == D("NaN"), max(D(1), D(2)), sorted([D(3), D("1.5"), 2]), sum([D("0.1")] * 3), D("0.1") * 3 == D("0.3"), bool(D("0.0")), D("-0") == 0)
print(int(D("-3.9")), float(D("1.25")), math.floor(D("-1.5")), math.ceil(D("1.1")), D("3.5").as_integer_ratio(), D("1.23").is_finite(), D("-1").is_signed(), D("0").is_zero(), D("Inf").is_infinite(), D(3).compare(D(2)), D(3).max(5), D("1.5").copy_sign(D(-1)), D(2).fma(3, 4), D("1.23").scaleb(2), D("123E+5").to_eng_string(), D("Infinity") + 1, D("Infinity") > 10**9)
print(getcontext().prec, Context())
with localcontext() as ctx:
    ctx.prec = 5
    print(D(1) / D(7), D("123456789") + 1, +D("1.2345678"), D(2).sqrt(), ctx.flags[Inexact])
with localcontext(prec=50):
    print(D(1) / 7, D(2).sqrt(), D(1).exp(), D(2).ln())
print(getcontext().prec, Context(prec=3).create_decimal("1.23456"), Context(prec=4, rounding=ROUND_DOWN).divide(D(2), D(3)))
for spec in ("", ".2f", "10.3f", "<10", "^10.1f", "+.1f", ",.2f", "08.2f", ".3e", "E", ".2%", "g", ".3g", "%", " .0f", "*>12", "n", ".0f"):
    print(spec, [format(D(x), spec) for x in ("1234.5678", "-0.005", "0", "1E+5", "12")])
print(f"{D('3.14159'):.2f} {D('1e3')} {D('NaN'):5} {D('-Infinity'):>12}", "%s %.2f %d" % (D("1.5"), D("2.345"), D("7.9")))
for wrong in (lambda: D("abc"), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D([1]), lambda: D(1) + 1.5, lambda: D(1) + "1", lambda: D(1) % 0, lambda: D(-1).sqrt(), lambda: D("sNaN") + 1, lambda: D("1.5").quantize(D("1E-40")), lambda: int(D("NaN")), lambda: int(D("Infinity")),
              lambda: D("NaN") < 1, lambda: D(None), lambda: D(-1).ln(), lambda: D("Infinity") - D("Infinity"), lambda: D(0) ** 0, lambda: D(10) ** 1000000, lambda: D(1) // 0, lambda: format(D(1), "x"), lambda: D((1, 2)), lambda: D(1) < "a"):
    try:
        print(wrong())
    except (ArithmeticError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(issubclass(DivisionByZero, ZeroDivisionError), InvalidOperation.__mro__[1], D is Decimal, type(D(1)), isinstance(D(1), int))
price = D("19.99")
print((price * 3 * D("1.20")).quantize(D("0.01"), ROUND_HALF_UP), sum(map(D, ["1.10", "2.20", "3.30"])), D("0.1") + D("0.2"))
