a = [3, 1, 2]
def key(x):
    a.append(x)
    return x
try:
    a.sort(key=key)
except ValueError as e:
    print(e)
print(a)
b = [1, 2, 3]
def look(x):
    print(b)
    return -x
b.sort(key=look)
print(b)
