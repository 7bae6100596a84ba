print('a' + 'b', 'ab' * 3, 3 * 'ab', 'ab' * 0, 'ab' * -1, 'a' * True, 'я' * 2 + 'x', '' + 'a', 'a' 'b')
print('a' < 'b', 'a' < 'B', 'abc' < 'abd', 'ab' < 'abc', '' < 'a', 'я' > 'z', 'a' == 'a', 'a' != 'a', 'a' == 1, 'ab' >= 'ab', max('hello'), min('hello'), sorted('hello'))
for f in (lambda: 'a' + 1, lambda: 1 + 'a', lambda: 'a' * 'b', lambda: 'a' * 1.5, lambda: 'a' - 'b', lambda: 'a' < 1, lambda: -'a', lambda: 'a' + None, lambda: 'a' + b'a', lambda: 'a' * 10**30):
    try:
        f()
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
s = 'a'
s += 'b'
s *= 2
print(s)
try:
    s += 1
except TypeError as e:
    print(e)
