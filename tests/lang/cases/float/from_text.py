for s in ('1.5', ' 1.5\n', '-.5', '5.', '1_000.5', '1e3', '1E-3', 'inf', '-Infinity', 'INF', '+nan', '1e400', '\u0661.\u0665', '0x10', '', '.', '1__0', '_1', '1_', '1e', '1 2', 'abc', "it's", 'infinit', '1.5.2'):
    try:
        print(float(s))
    except ValueError as e:
        print(e)
print(float(b'2.5'), float(), float(3), float(True), float(10**20))
for f in (lambda: float([]), lambda: float(None), lambda: float(1, 2), lambda: float(x=1)):
    try:
        f()
    except TypeError as e:
        print(e)
