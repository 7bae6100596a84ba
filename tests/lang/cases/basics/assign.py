a = b = [1]
b.append(2)
print(a, b)
x, y = 1, 2
x, y = y, x
print(x, y)
first, *middle, last = range(5)
print(first, middle, last)
(p, q), r = (1, 2), 3
print(p, q, r)
[s, t] = "hi"
print(s, t)
x += 5; x *= 2; x -= 1
print(x)
l = [1, 2, 3]
l[0] += 10
l += [4]
print(l)
d = {}
d["a"] = 1
d["a"] += 1
print(d)
del l[1], d["a"]
print(l, d)
if (n := 10) > 5:
    print(n)
