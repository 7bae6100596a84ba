for f in [lambda: 1j < 2, lambda: 1j // 2, lambda: 1j % 2, lambda: divmod(1j, 1), lambda: int(1j), lambda: float(1j), lambda: 1j/0, lambda: 0j**-1, lambda: complex('1', 2), lambda: complex(1, '2'), lambda: complex([]), lambda: complex(1, []), lambda: round(1j), lambda: (1e200+1j)**3, lambda: 1j+'a', lambda: pow(1j, 2, 3), lambda: abs(complex(1e308, 1e308))]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
