for s in ('', 'd', '5', '<5', '>5', '^5', '=5', '05', '+', ' ', '-', '+5d', '*^9', 'b', '#b', 'o', '#o', 'x', 'X', '#x', '#X', '#010x', ',', '_', '015,', '_b', '_x', '#_x', 'c', 'e', '.2f', '%', '.0%', 'g', 'n', '+,d', '>+8,d', 'é>8'):
    out = []
    for v in (0, 65, -65, 1234567, -10**12):
        try:
            out.append(format(v, s))
        except (ValueError, OverflowError) as e:
            out.append(f'{type(e).__name__}: {e}')
    print(repr(s), out)
