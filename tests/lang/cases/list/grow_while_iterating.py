a = [1, 2, 3]
for x in a:
    if x < 10:
        a.append(x * 10)
print(a)
b = list(range(10))
for x in b:
    b.remove(x)
print(b)
