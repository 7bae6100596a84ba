# 1000000 places of a sieve, and its primes
def main():
    n = 1_000_000
    is_prime = [True] * n
    for i in range(2, 1_000):
        if is_prime[i]:
            for k in range(i * i, n, i):
                is_prime[k] = False
    primes = []
    for i in range(2, n):
        if is_prime[i]:
            primes.append(i)
    assert len([p for p in primes if p % 4 == 1]) == 39_175


main()
