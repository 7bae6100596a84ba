a, *b, c = [1, 2, 3, 4]
print(a, b, c)
*a, = "xyz"
print(a)
(a, b), c = [1, 2], 3
print(a, b, c)
for bad in ([1], [1, 2, 3], 5, None, iter([1, 2, 3])):
    try:
        x, y = bad
    except Exception as e:
        print(type(e).__name__, e)
try:
    x, *y, z = [1]
except ValueError as e:
    print(e)
