a = list(range(8))
a[2:4] = ["x", "y", "z"]
print(a)
a[1:1] = (7, 7)
print(a)
a[:2] = []
print(a)
a[3:] = "abc"
print(a)
a[:] = range(3)
print(a)
a[5:2] = [9]
print(a)
a[-1:] = iter([1, 2])
print(a)
