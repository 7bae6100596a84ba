for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0.0 ** -1, lambda: 10.0 ** 400, lambda: 1e308 ** 2, lambda: 1.5 + 10**400, lambda: float(10**400),
          lambda: int(float('nan')), lambda: int(float('inf')), lambda: round(float('nan')), lambda: round(float('inf')), lambda: round(1.7e308, -308), lambda: round(1.5, 'a'), lambda: ~1.5, lambda: 1.5 | 1):
    try:
        print(f())
    except (ArithmeticError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
