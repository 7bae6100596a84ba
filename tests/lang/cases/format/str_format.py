class P:
    x = 5
    items = [1, {'k': 'v'}]
p = P()
print('{} {}'.format(1, 2), '{1} {0}'.format('a', 'b'), '{a} {b}'.format(a=1, b=2), '{0.x} {0.items[0]} {0.items[1][k]}'.format(p), '{p.x:>5}'.format(p=p), '{!r} {!s} {!a}'.format('é', 'é', 'é'), '{:{}}|{:{w}.{p}}'.format('a', 5, 'abcdef', w=8, p=3), '{{}} {{{}}}'.format(1), '{0}{0}{1}'.format('a', 'b'))
print('{:>5}{:<5}{:^5}'.format(1, 2, 3), '{:,}'.format(1234567), '{a[x]} {a[0]}'.format(a={'x': 1, 0: 2}), '{0[0]}{0[1]}'.format('hi'), '{:d}%'.format(50), ''.format(), 'no fields'.format(1, 2), '{0[-1]}'.format({'-1': 'neg'}))
print('{a} {b}'.format_map({'a': 1, 'b': 2}), '{x}'.format_map(type('D', (dict,), {'__missing__': lambda s, k: k + '?'})()))
