import math
import numbers
from fractions import Fraction as F

print(F(3, 4), repr(F(6, -8)), F(), F(5), F("3/4"), F(" -1.25e-2 "), F("7"), F(0.5), F(0.1), F(F(1, 2), F(3, 4)), F("1_000/3"), F(True))
a, b = F(1, 2), F(3, 4)
print(a + b, a - b, a * b, a / b, b // a, b % a, divmod(b, a), -a, +a, abs(F(-1, 3)), a ** 2, a ** -2, F(-1, 2) ** -3, 2 ** F(2), 4 ** a, a ** b, a ** 0.5)
print(a + 1, 1 - a, 2 * a, 1 / a, a + 0.5, 0.5 * a, 3 // b, 3 % b, a == 0.5, a == F(2, 4), a < b, a <= 0.5, a > 1, b >= a, a != 1, F(2) == 2, hash(F(2)) == hash(2), hash(a) == hash(0.5))
print(int(F(-7, 2)), float(F(1, 3)), math.floor(F(-7, 2)), math.ceil(F(-7, 2)), math.trunc(F(7, 2)), round(F(7, 2)), round(F(5, 2)), round(F(22, 7), 2), round(F(1234), -2), bool(F(0)))
print(F(math.pi).limit_denominator(1000), F(3.3).limit_denominator(), F("3.14159").limit_denominator(7), F(1, 3).as_integer_ratio(), F(9, 6).numerator, F(9, 6).denominator)
print(F.from_float(0.25), sum([F(1, 3)] * 3), max(F(1, 2), F(2, 3)), sorted([F(1, 2), F(1, 3), 0.4]), f"{F(1, 2)}", isinstance(a, numbers.Rational), isinstance(3, numbers.Integral), isinstance(0.5, numbers.Real))
for wrong in (lambda: F(1, 0), lambda: F("a"), lambda: F("1/0"), lambda: F(1.5, 2), lambda: F([1]), lambda: a / 0, lambda: a + "x", lambda: F(math.nan), lambda: F(math.inf),
              lambda: a < "x", lambda: F("1/ 2"), lambda: F(0) ** -1, lambda: F(1, 3).limit_denominator(0), lambda: F.from_float("1"), lambda: F("1__0"), lambda: F("")):
    try:
        print(wrong())
    except (ZeroDivisionError, ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
