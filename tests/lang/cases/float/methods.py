for x in (0.0, 0.5, -2.75, 1e300, 5e-324, 0.1):
    print(x.hex(), x.is_integer(), x.as_integer_ratio(), float.fromhex(x.hex()) == x, x.real, x.imag, x.conjugate(), x.__floor__(), x.__ceil__(), x.__trunc__())
print(float('inf').hex(), float('nan').hex(), (2.0).is_integer(), float('inf').is_integer())
for s in ('0x1.8p3', 'ff', '-0x.1p4', 'inf', ' 0x1p-2 ', '0x1.fffffffffffff8p0', 'x', '0x', '0x1p9999', '0x1p', ''):
    try:
        print(float.fromhex(s))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
for f in (lambda: float('nan').as_integer_ratio(), lambda: float('inf').as_integer_ratio(), lambda: float.fromhex(5)):
    try:
        f()
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
