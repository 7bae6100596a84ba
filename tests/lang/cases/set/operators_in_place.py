a = {1, 2, 3}
b = a
a |= {9}; print(a)
a &= {1, 9, 5}; print(a)
a ^= {1, 7}; print(a)
a -= {7}; print(a, a is b)
a -= a
print(a)
try:
    a |= [1]
except TypeError as e:
    print(e)
