print((5).as_integer_ratio(), (5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator)
print(round(5), round(15, -1), round(25, -1), round(-15, -1), round(149, -2), round(150, -2), round(250, -2), round(5, 3), round(10**30 + 5, -1), round(5, -100))
print(bin(10), bin(-10), oct(64), hex(255), hex(-255), hex(2**70), bin(0), abs(-5), abs(-10**30), -(-5), +5)
print(True.real, True + True, True.bit_length(), (True).conjugate())
