a = [10, 20, 30]
print(a[0], a[-1], a[2], a[-3], a[True])
