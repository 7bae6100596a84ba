# CPython's own answer to a far deeper chain is a crash; this depth both can do.
m = map(int, ["1"])
for i in range(200):
    m = map(str, m) if i % 2 else filter(None, m)
print(list(m))
t = ()
for i in range(300):
    t = (t,)
print(hash(t) == hash(t), t == t)
