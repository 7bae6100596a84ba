a = [[1], 2]
b = a.copy()
b[0].append(5)
b.append(3)
print(a, b)
b.reverse()
print(b)
b.clear()
print(b, a)
