a, b = c
a, *b = c
(a, b), [c, *d] = e
[a, b] = c
() = a
[] = a
a.b = c
a[b], c.d = e
(a) = b
((a)) = b
(a.b), (c[0]) = d
a().b = c
a[0]().c[1] = d
for a.b in c: pass
for a[0], (b, *c) in d: pass
with a as b.c, d as e[0], f as [g, *h]: pass
*a.b, = c
x = (y) = z
"a".b = c
(yield).a = b
[a for a in b][0] = c
