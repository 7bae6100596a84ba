a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, b - a)
print(a == {3, 2, 1}, a != b, a < {1, 2, 3, 4}, a <= a, a < a, a > {1}, a >= b, a == [1, 2, 3])
for f in (lambda: a | [1], lambda: a - [1], lambda: a < [1], lambda: a + b, lambda: a & {1: 2}, lambda: a ^ None):
    try:
        f()
    except TypeError as e:
        print(e)
