a = [1, 2]
b = a
a *= 3
print(a, a is b)
a *= 0
print(a, b)
try:
    a *= "x"
except TypeError as e:
    print(e)
row = [[0]] * 3
row[0].append(1)
print(row)
