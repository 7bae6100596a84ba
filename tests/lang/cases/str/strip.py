for s in ('  a b \n', 'xxaxx', '\u3000a\xa0', '', '   ', 'abcba'):
    print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr(s.strip('x')), repr(s.strip('ab')), repr(s.lstrip('ab')), repr(s.rstrip('ab')), repr(s.strip(None)), repr(s.strip('')))
for f in (lambda: 'a'.strip(1), lambda: 'a'.lstrip(b'a'), lambda: 'a'.rstrip([]), lambda: 'a'.strip('a', 'b')):
    try:
        f()
    except TypeError as e:
        print(e)
