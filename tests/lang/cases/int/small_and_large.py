n = 2**62 - 3
for i in range(8):
    print(n, -n, n - 2**62, n == 2**62, n < 2**62, n is None)
    n += 1
x = 1
for i in range(70):
    x *= 2
for i in range(70):
    x //= 2
print(x, x == 1, type(x))
