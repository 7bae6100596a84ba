a = list(range(10))
a[::3] = "abcd"
print(a)
a[::-5] = [1, 2]
print(a)
try:
    a[::2] = [1]
except ValueError as e:
    print(e)
try:
    a[::2] = 5
except TypeError as e:
    print(e)
try:
    a[1:2] = 5
except TypeError as e:
    print(e)
print(a)
