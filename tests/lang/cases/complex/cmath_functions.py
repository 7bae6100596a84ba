import cmath, math
for f in 'sqrt exp log log10 sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh phase polar'.split():
    for z in (1+2j, -1.5, 2, -3j, 0.5-0.25j, 0, 1e-5+1e5j, -4+0.0j, 1j):
        try: r = getattr(cmath, f)(z)
        except Exception as e: r = type(e).__name__ + str(e)
        if isinstance(r, complex): print(f, z, f"{r.real:.12g} {r.imag:.12g}")
        else: print(f, z, r)
print(cmath.rect(2, math.pi/3), cmath.isclose(1+1j, 1+1.0000000001j), cmath.pi, cmath.infj, cmath.isnan(complex('nan')), cmath.log(8, 2))
print(cmath.exp(1j*cmath.pi), cmath.sqrt(-1))
