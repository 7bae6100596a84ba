for x in (0.0, -0.0, 1.0, -1.0, 0.5, 1.5, -1.5, 1e10, 1e300, 0.1, 5e-324, float('inf'), float('-inf'), 2.0**61):
    print(x, hash(x))
