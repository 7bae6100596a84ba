for f in (lambda: 1 + 'a', lambda: 'a' - 1, lambda: 1 & 1.5, lambda: ~1.5, lambda: 1 < 'a', lambda: divmod(1, 'a'), lambda: 2 ** 'a', lambda: pow('a', 2), lambda: -'a', lambda: [] + 1, lambda: 1 @ 2, lambda: None * 2):
    try:
        f()
    except TypeError as e:
        print(e)
x = 5
try:
    x += 'a'
except TypeError as e:
    print(e)
