for v in (1, 1.5, 'a', True, None, [1]):
    for s in (',,', '_,', ',_', '__', '.', '.a', ',n', ',s', ',c', ',b', '_b', ',é', 'q', 'é', 'dd', '.3', 'z', 'zd', '+c', '#c', 'c', '+s', '+', ' ', '#', '=5', '.99999999999999999999', '99999999999999999999', '.2d', '.2c', ',x', 's', '.2,', '!', '5 '):
        try:
            print(repr(v), repr(s), repr(format(v, s)))
        except (ValueError, TypeError) as e:
            print(repr(v), repr(s), type(e).__name__, e)
for f in (lambda: format(-1, 'c'), lambda: format(0x110000, 'c'), lambda: format(1, 5), lambda: format(10**400, 'f'), lambda: format()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
