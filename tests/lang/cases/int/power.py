print(2 ** 100, (-3) ** 7, 7 ** 0, 0 ** 0, 2 ** -2, (-2) ** -3, (10**20) ** 3)
print(pow(3, 100, 7), pow(-3, 5, 7), pow(3, 5, -7), pow(3, -1, 7), pow(5, 0, 1), pow(2, 10**30, 1000007))
for args in ((2, 3, 0), (2, -1, 4), (2.0, 3, 4), (2, 3, 4.0)):
    try:
        print(pow(*args))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
