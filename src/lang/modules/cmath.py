"""Functions of complex numbers."""
import math

pi, e, tau, inf, nan = math.pi, math.e, math.tau, math.inf, math.nan
infj, nanj = complex(0.0, inf), complex(0.0, nan)


def _pair(z):
    z = complex(z)
    return z.real, z.imag


def phase(z, /):
    x, y = _pair(z)
    return math.atan2(y, x)


def polar(z, /):
    return abs(complex(z)), phase(z)


def rect(r, phi, /):
    return complex(r, 0.0 * phi) if phi == 0 else complex(r * math.cos(phi), r * math.sin(phi))


def sqrt(z, /):
    x, y = _pair(z)
    if x == y == 0:
        return complex(0.0, y)
    size = math.sqrt((abs(x) + math.hypot(x, y)) / 2)
    other = abs(y) / (2 * size)
    return complex(size, math.copysign(other, y)) if x >= 0 else complex(other, math.copysign(size, y))


def exp(z, /):
    x, y = _pair(z)
    size = math.exp(x)
    return complex(size * math.cos(y), size * math.sin(y))


def log(z, base=None, /):
    x, y = _pair(z)
    if x == y == 0:
        raise ValueError("math domain error")
    found = complex(math.log(math.hypot(x, y)), math.atan2(y, x))
    return found if base is None else found / log(base)


def log10(z, /):
    found = log(z)
    return complex(found.real / math.log(10), found.imag / math.log(10))


def sinh(z, /):
    x, y = _pair(z)
    return complex(math.cos(y) * math.sinh(x), math.sin(y) * math.cosh(x))


def cosh(z, /):
    x, y = _pair(z)
    return complex(math.cos(y) * math.cosh(x), math.sin(y) * math.sinh(x))


def tanh(z, /):
    x, y = _pair(z)
    tangent, hyperbolic = math.tan(y), math.tanh(x)
    if abs(x) > 350:
        return complex(math.copysign(1.0, x), math.copysign(0.0, y))
    size = 1 / math.cosh(x)
    below = 1 + (tangent * hyperbolic) ** 2
    return complex(hyperbolic * (1 + tangent * tangent) / below, tangent / below * size * size)


def sin(z, /):
    x, y = _pair(z)
    found = sinh(complex(-y, x))
    return complex(found.imag, -found.real)


def cos(z, /):
    x, y = _pair(z)
    return cosh(complex(-y, x))


def tan(z, /):
    x, y = _pair(z)
    found = tanh(complex(-y, x))
    return complex(found.imag, -found.real)


def asinh(z, /):
    x, y = _pair(z)
    s1, s2 = sqrt(complex(1 + y, -x)), sqrt(complex(1 - y, x))
    return complex(math.asinh(s1.real * s2.imag - s2.real * s1.imag),
                   math.atan2(y, s1.real * s2.real - s1.imag * s2.imag))


def acosh(z, /):
    x, y = _pair(z)
    s1, s2 = sqrt(complex(x - 1, y)), sqrt(complex(x + 1, y))
    return complex(math.asinh(s1.real * s2.real + s1.imag * s2.imag), 2 * math.atan2(s1.imag, s2.real))


def asin(z, /):
    x, y = _pair(z)
    found = asinh(complex(-y, x))
    return complex(found.imag, -found.real)


def acos(z, /):
    x, y = _pair(z)
    s1, s2 = sqrt(complex(1 - x, -y)), sqrt(complex(1 + x, y))
    return complex(2 * math.atan2(s1.real, s2.real), math.asinh(s2.real * s1.imag - s2.imag * s1.real))


def atanh(z, /):
    x, y = _pair(z)
    if x < 0 or x == 0 and math.copysign(1.0, x) < 0:
        return -atanh(complex(-x, -y))
    if x == 1 and y == 0:
        raise ValueError("math domain error")
    square = (1 - x) ** 2 + y * y
    return complex(math.log1p(4 * x / square) / 4, -math.atan2(-2 * y, (1 - x) * (1 + x) - y * y) / 2)


def atan(z, /):
    x, y = _pair(z)
    found = atanh(complex(-y, x))
    return complex(found.imag, -found.real)


def isnan(z, /): return any(map(math.isnan, _pair(z)))
def isinf(z, /): return any(map(math.isinf, _pair(z)))
def isfinite(z, /): return all(map(math.isfinite, _pair(z)))


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= max(rel_tol * max(abs(a), abs(b)), abs_tol)
