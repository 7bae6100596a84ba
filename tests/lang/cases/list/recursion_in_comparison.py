a = []
a.append(a)
b = [a]
a[0] = b
c = []
c.append(c)
print(c == c, a == a)
d = []
d.append(d)
try:
    print(c == d)
except RecursionError as e:
    print("RecursionError", str(e)[:32])
