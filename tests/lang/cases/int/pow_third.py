# pow's third operand, through the method of the type.
def told(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


class Left(int):
    def __rpow__(self, other):
        return "Left.__rpow__"


class Both(int):
    def __pow__(self, other, modulus=None):
        return "Both", super().__pow__(other, modulus)


class Real(float):
    def __rpow__(self, other):
        return "Real.__rpow__"


told(int.__pow__, 2, 10, 1000)
told(int.__pow__, 2, 10, None)
told(int.__pow__, 2, -1, 7)
told(int.__rpow__, 10, 2, 1000)
told(int.__pow__, 2, [1], 3)
told(int.__pow__, 2, 3, 4.0)
told(int.__pow__, 2, 3, 0)
told(int.__pow__, 2)
told(int.__pow__, 2, 3, 4, 5)
told((2).__pow__, 10, 7)
told((2).__pow__)
told((2).__rpow__, 10, 7)
told((2).__rpow__)
told(float.__pow__, 2.0, 3, 4)
told(float.__pow__, 2.0, 3.0, None)
told(float.__rpow__, 2.0, 3, 4)
told(complex.__pow__, 2j, 3, 4)
told(complex.__pow__, 2j, 3, None)
told(pow, Left(5), [1], 3)
told(pow, Left(5), 2, 3)
told(pow, 5, Left(2), 3)
told(pow, 5, 2, Left(3))
told(pow, Both(5), 2, 3)
told(pow, Both(5), 2)
told(pow, 5, Both(2), 3)
told(pow, Real(5), 2, 3)
told(pow, 5, Real(2), 3)
told(Left(7).__pow__, 2, 5)
told(int.__add__, 2, 3, 4)
told(int.__ipow__ if hasattr(int, "__ipow__") else print, 2)
