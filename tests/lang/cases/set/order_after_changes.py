s = set(range(10))
for i in range(0, 10, 2):
    s.discard(i)
s.update([100, 42, 17])
print(s)
s.add(2); s.add(64); s.add(128)
print(s)
s -= {1, 3}
print(s)
t = s.copy()
print(t, t | {1000}, t & {5, 7, 9, 64}, t ^ {5, 1})
for i in range(40):
    s.add(i * 11)
print(s)
print(set(list(s)))
