for a, b in ((1, 3), (-1, 3), (10**40, 3), (2**53 + 1, 1), (2**1100, 2**1000), (1, 10**400), (3 * 2**1100 + 1, 2**1099), (-(10**30), 10**25 + 7)):
    print(a / b)
try:
    10**400 / 3
except OverflowError as e:
    print(e)

# Quotients far from what a float can hold, and at its edges.
for a, b in ((10 ** 5000, 3), (-1, 10 ** 5000), (10 ** 5000, -10 ** 4999), (7 << 100000, 3 << 99999),
             (1, 1 << 1074), (1, 1 << 1075), (3, 1 << 1075), (1, 1 << 1140), ((1 << 1024) - 1, 1)):
    try:
        print(a / b)
    except OverflowError as e:
        print(e)
