# Ints of megabits: what is reckoned with them in pieces.
import math, random
random.seed(5)
a = random.getrandbits(2_000_003); b = random.getrandbits(900_001); c = random.getrandbits(640)
for x, y in ((a, b), (-a, b), (a, -b), (a, c), (b, 3), (a, 1 << 1_000_000), (a * b, a), ((1 << 1_500_000) - 1, (1 << 700_000) + 1), (c << 900_000, (c << 300_000) + 1)):
    q, r = divmod(x, y)
    assert q * y + r == x and (0 <= r < y or y < r <= 0)
    print(hash(q), hash(r), hash(x * y), hash(x + y), hash(x - y), hash(x ^ y), hash(x & y), hash(x | y), hash(~x), hash(-y), hash(x >> 777_777), hash(y << 77))
print(hash(math.gcd(a * c, b * c)), hash(math.lcm(a, c)), hash(math.isqrt(a)), math.isqrt(a) ** 2 <= a < (math.isqrt(a) + 1) ** 2)
m, c = (1 << 900_001) - 1, 3 ** 400
print(hash(pow(a, 3, m)), hash(pow(c, -1, m)), pow(c, -1, m) * c % m, hash(math.comb(a, 3)), hash(a * c), hash(a * 3), hash(a * (1 << 64)))
for o in "little", "big":
    for s in False, True:
        d = a.to_bytes(260_000, o, signed=s); assert int.from_bytes(d, o, signed=s) == a
print(int.from_bytes(bytes(1000), "big"), int.from_bytes(b"\xff" * 300_000, "big", signed=True), int.from_bytes(b"", "big"), int.from_bytes(b"\0\x80", "little", signed=True), int.from_bytes(b"\xff\0\0", "big") , int.from_bytes(b"\0\0\xff", "little", signed=True))
print(hash(int("7" * 4000)), hash(int("f" * 400_000, 16)), hash(int("1" * 400_000, 2)))
