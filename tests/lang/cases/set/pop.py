s = {5, 1, 9, 33}
print(s.pop(), s.pop(), s)
s.add(2)
print(s.pop(), s.pop(), s.pop(), s)
try:
    s.pop()
except KeyError as e:
    print(repr(e))
