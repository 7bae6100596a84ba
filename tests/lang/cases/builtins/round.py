print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(5), round(2.5, None), round(1.0, 0), round(True), round(1e20), round(0.5), round(1.5))
class R:
    def __round__(self, n="none"):
        return ("rounded", n)
print(round(R()), round(R(), 3), round(number=2.7, ndigits=0))
for f in (lambda: round("a"), lambda: round(1, "a"), lambda: round(), lambda: round(float("inf")), lambda: round(float("nan"))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
