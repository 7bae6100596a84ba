print(len(str(10**4299)))
for f in (lambda: str(10**4300), lambda: int('9' * 4301), lambda: '%d' % 10**5000, lambda: f'{10**5000}'):
    try:
        f()
    except ValueError as e:
        print(e)
print(len(hex(10**5000)), int('f' * 5000, 16) > 0)
