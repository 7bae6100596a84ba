for s in ('a b  c', '  a b ', '', '   ', 'a,b,,c', ',a,', 'a\tb\nc', 'a\xa0b\u3000c', 'one'):
    print(s.split(), s.split(None, 1), s.split(','), s.split(',', 1), s.split(' '), s.rsplit(), s.rsplit(None, 1), s.rsplit(',', 1), s.rsplit(',', 2), s.split(maxsplit=0), s.rsplit(maxsplit=0))
print('a--b--c'.split('--'), 'a--b--c'.rsplit('--', 1), 'aXbX'.split(sep='X', maxsplit=1), 'aaa'.split('aa'), 'aaa'.rsplit('aa'))
for f in (lambda: 'a'.split(''), lambda: 'a'.split(1), lambda: 'a'.rsplit(''), lambda: 'a'.split('a', 'b'), lambda: 'a'.split(x=1)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
