x, w, p, name = 3.14159, 10, 2, 'Ann'
print(f'{x:{w}.{p}f}|{x!r:>12}|{name!s:^7}|{name!a}|{x=}|{x=:.2f}|{name=}|{name=!s}|{ x = }|{{}}|{{{w}}}')
print(f'{w:>{w}}', f'{"a" + "b":>{w // 2}}', f'{[1, 2]}', f'{ {"k": 1}["k"] }', f'{(lambda v: v * 2)(3)}', f'{w:#x}', f'{1_000_000:,}', f'{x:.{p}}', f'''{
    w}''', f'{None}', f'{None!r:>6}', f'{w!r:0>5}')
class P:
    def __init__(self, x): self.x = x
    def __format__(self, spec): return f'P<{spec}>'
    def __repr__(self): return 'P()'
p1 = P(3)
print(f'{p1}', f'{p1:abc}', f'{p1!r:>5}', f'{p1.x:03}', '{:xyz}'.format(p1), format(p1, 'q'))
class Bad:
    def __format__(self, spec): return 5
for f in (lambda: f'{Bad()}', lambda: f'{object():>5}', lambda: f'{[]:>5}', lambda: f'{None:5}', lambda: f'{"a":d}', lambda: f'{1.5:d}', lambda: f'{1:.2d}'):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
