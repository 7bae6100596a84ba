class Celsius(float):
    def __str__(self):
        return f'{float(self):.1f}C'
c = Celsius(21.46)
print(c, repr(c), c + 1, type(c + 1), f'{c:.2f}', '%.1f' % c, c == 21.46, Celsius('3.5'), Celsius(), round(c), c.is_integer(), Celsius.fromhex('0x1p3'))
class F:
    def __float__(self):
        return 2.5
class B:
    def __float__(self):
        return 2
print(float(F()), '%.2f' % F())
for f in (lambda: float(B()), lambda: 1 + F()):
    try:
        f()
    except TypeError as e:
        print(e)
