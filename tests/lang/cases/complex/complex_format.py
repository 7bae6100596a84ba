print(f"{1+2j}|{1+2j:.2f}|{1.5j:g}|{1+2j:>12}|{1+2j:<12}|{3j:^9}|{1+2j:+.1e}|{1234.5+1j:,.1f}|{1+2j:.3}|{0j:}|{2j:10}")
for s in ['05', '=5', 'd', '%']:
    try: print(format(1j, s))
    except ValueError as e: print(e)
