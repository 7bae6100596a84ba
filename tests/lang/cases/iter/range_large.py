r = range(10**20, 10**20 + 10, 3)
print(r, list(r), r[2], r[-1], 10**20 + 3 in r, 10**20 + 4 in r, len(r))
print(range(2**62, 2**62 + 2)[1], list(range(2**62 - 1, 2**62 + 2)), list(range(-2**63, -2**63 + 2)), list(reversed(range(2**64, 2**64 + 2))))
try:
    len(range(10**20))
except OverflowError as e:
    print(e)
print(range(10**20)[10**19], bool(range(10**20)), range(10**20).index(10**18))
for i in range(10**30, 0, -1):
    print(i)
    break
