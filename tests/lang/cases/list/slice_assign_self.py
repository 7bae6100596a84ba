a = [1, 2, 3]
a[1:2] = a
print(a)
a[::2] = a[:3]
print(a)
a[:] = a
print(a)
