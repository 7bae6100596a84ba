print(complex('1+2j'), complex(' ( 3 ) '), complex('j'), complex('-j'), complex('1e3-1e-2j'), complex('1_0j'), complex(1, 2), complex(imag=3), complex(1+2j, 3+4j), complex(real='5'))
for bad in ['', '1+', 'a', '1+2', '1 + 2j', '(1+2j', '1j2', '++1j']:
    try: print(complex(bad))
    except ValueError as e: print(bad, e)
