s = 'hello мир'
print(s[0], s[-1], s[1:4], s[::-1], s[::2], s[5:1:-1], s[-3:], s[:-3], s[100:], s[2:1], s[True], s[:], s[-100:3], s[None:None:None], s[10**30:], s[:10**30])
for f in (lambda: s[9], lambda: s[-10], lambda: s['a'], lambda: s[1.5], lambda: s[None], lambda: s[::0], lambda: s['a':], lambda: s[10**30], lambda: s[1, 2]):
    try:
        f()
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    s[0] = 'x'
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
