# So long that they are reckoned with in pieces: the results prove one another.
import math
import sys

sys.set_int_max_str_digits(0)


def number(bits, seed):
    x = pow(3, bits + seed, 1 << bits)
    return x | 1 << bits - 1 | 1


def digest(x):
    return x % 1000003, x.bit_length()


a, b = number(640000, 1), number(290000, 2)
for x, y in ((a, b), (-a, b), (a, -b), (-a, -b), (a, (1 << 280000) - 1), (a, 1 << 300000), (a * b, b)):
    q, r = x // y, x % y
    print(digest(q), digest(r), q * y + r == x, 0 <= r < y or y < r <= 0)
print((a << 5) / a, b / (3 * b))
root = math.isqrt(a)
print(digest(root), root * root <= a < (root + 1) * (root + 1), math.isqrt(b * b) == b, math.isqrt(b * b - 1) == b - 1)
c, d = number(150000, 3), number(140000, 4)
g = number(20000, 5)
print(digest(math.gcd(c * g, d * g)), math.gcd(c * g, d * g) % g, digest(math.lcm(c, d)), math.gcd(0, c) == c)
print(pow(7, -1, c) * 7 % c, pow(d, -1, 2**150000) * d % 2**150000)
try:
    pow(c * 3, -1, d * 3)
except ValueError as e:
    print(e)
zeros = 3 << 2000000
print((zeros * zeros).bit_length(), zeros * zeros >> 4000000, (zeros + 5) ** 2 - zeros**2 - 10 * zeros)
text = str(d)
print(text[:30], text[-30:], len(text), int(text) == d, int("-" + text) == -d)
for base in (2, 3, 8, 16, 32, 36):
    print(base, digest(int("1011" * 9000, base)))
print(hex(d)[-20:], oct(d)[-20:], bin(d)[-20:], f"{-d:_X}"[:20], f"{d:,}"[:20])
print(digest(math.factorial(20000)), digest(math.comb(40000, 20000)), digest(math.perm(30000, 20000)))
print(digest(round(c, -100)), digest(round(-c, -20000)), digest(pow(c, 3, c - 12)), digest(pow(-3, 5**40, -d)))
for order in ("big", "little"):
    print(int.from_bytes((-d).to_bytes(20000, order, signed=True), order, signed=True) == -d)
