for a in (0, 1, -1, 12345, -12345, 10**25, -10**25):
    for b in (0, 1, -1, 0xFF, 2**70 - 1):
        print(a & b, a | b, a ^ b, ~a)
    print(a << 3, a >> 3, a << 100, a >> 100, a.bit_length(), a.bit_count())
for f in (lambda: 1 << -1, lambda: 1 >> -1):
    try:
        f()
    except ValueError as e:
        print(e)
print(0 << 10**30, 5 >> 10**30, -5 >> 10**30)
