import math

print([math.factorial(n) for n in range(12)], math.factorial(30), math.factorial(True))
print(len(str(math.factorial(1000))), math.factorial(200) % 1000007)
print([math.comb(5, k) for k in range(7)], math.comb(100, 50), math.comb(10**20, 3), math.comb(0, 0))
print([math.perm(5, k) for k in range(7)], math.perm(5), math.perm(5, None), math.perm(10**20, 2),
      math.perm(30, 20))
print(math.gcd(12, 18), math.gcd(), math.gcd(-4), math.gcd(0, 0), math.gcd(12, 18, 27), math.gcd(2**80, 6**50))
print(math.lcm(4, 6), math.lcm(), math.lcm(-4), math.lcm(3, 0), math.lcm(2, 3, 4, 5), math.lcm(10**20, 15))
print([math.isqrt(n) for n in (0, 1, 3, 4, 15, 16, 17)], math.isqrt(10**40), math.isqrt(10**41))
print(math.log(10**400), math.log2(2**2000), math.log10(10**1000), math.log(8, 2), math.log(2**3000, 2))
print(math.floor(2**70), math.ceil(-2**70), math.trunc(-7), math.floor(-0.5), math.ceil(-0.5), math.floor(1e300) % 1000)


class Two:
    def __index__(self):
        return 2

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"


print(math.factorial(Two()), math.gcd(Two(), 4), math.comb(4, Two()), math.isqrt(Two()))
print(math.floor(Two()), math.ceil(Two()), math.trunc(Two()))
for wrong in (lambda: math.factorial(-1),
              lambda: math.factorial(2.0),
              lambda: math.factorial('a'),
              lambda: math.factorial(10**20),
              lambda: math.comb(-1, 2),
              lambda: math.comb(2, -1),
              lambda: math.comb(2.0, 1),
              lambda: math.perm(-1),
              lambda: math.perm(3, -1),
              lambda: math.perm(1, 2, 3),
              lambda: math.gcd(1.5),
              lambda: math.lcm('a'),
              lambda: math.isqrt(-1),
              lambda: math.isqrt(4.0),
              lambda: math.comb(10**30, 10**25),
              lambda: math.trunc('a'),
              lambda: math.floor('a'),
              lambda: math.log(0),
              lambda: math.log(-5),
              lambda: math.log(10, 0),
              lambda: math.log(10, 1),
              lambda: math.comb(1)):
    try:
        print(wrong())
    except (TypeError, ValueError, OverflowError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
