for c in 'aя🙂':
    print(c, ord(c), chr(ord(c)) == c)
it = iter('ab')
print(next(it), next(it), next(it, 'end'), type(it).__name__, list('abc'), tuple('ab'), dict(enumerate('ab')), len('aя🙂'), [*'xy'], set('aaa'))
a, b, *c = 'hello'
print(a, b, c)
