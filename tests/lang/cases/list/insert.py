a = [1, 2, 3]
a.insert(0, "a"); a.insert(-1, "b"); a.insert(100, "c"); a.insert(-100, "d")
print(a)
try:
    a.insert("x", 1)
except TypeError as e:
    print(e)
