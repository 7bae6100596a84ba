a, b = {1: "a", 2: "b"}, {2: "c", 3: "d"}
print(a | b, b | a, a == {2: "b", 1: "a"}, a != b, a == 1)
c = a
c |= b
print(a, c is a)
c |= [(9, 9)]
print(c)
for f in (lambda: a | [(1, 2)], lambda: a + b, lambda: a < b, lambda: {} | 1):
    try:
        f()
    except TypeError as e:
        print(e)
