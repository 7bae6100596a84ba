s = 'abcabcabc'
print(s.find('c'), s.find('c', 3), s.find('c', 3, 5), s.rfind('c'), s.rfind('c', 0, 8), s.find('x'), s.find(''), s.find('', 9), s.find('', 10), s.rfind(''), s.rfind('', 2, 5))
print(s.index('bc', 2), s.rindex('bc'), s.count('bc'), s.count(''), s.count('bc', 2), s.count('aa'), 'aaaa'.count('aa'), s.find('c', -1), s.find('a', -3, None), s.find('b', None, -5), s.find('a', 10**30), s.find('a', -10**30))
print('привет'.find('вет'), 'привет'.find('t'), 'ab\u4e2dcd'.rfind('cd'), 'ab'.find('\u4e2d'), '' in 'a', 'bc' in s, 'cb' in s, 'и' not in 'привет')
for f in (lambda: s.index('x'), lambda: s.rindex('x'), lambda: s.find(1), lambda: s.count(None), lambda: s.find('a', 'b'), lambda: 5 in s):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
