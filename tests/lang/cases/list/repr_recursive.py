a = [1]
a.append(a)
print(a)
b = [a, {"a": a}, (a,)]
a.append(b)
print(b)
