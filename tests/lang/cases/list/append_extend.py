a = []
print(a.append(1), a.extend("xy"), a.extend([2]), a.extend(()), a)
a.extend(a)
print(a)
a += (5, 6)
a += a
print(a, len(a))
b = a
b += [0]
print(a is b)
