a or b or c and d and not e
a if b else c if d else e
a < b <= c > d >= e == f != g in h not in i is j is not k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b ** c
+a; ~b; not c; not not d
await_ = 1
(a + b) * (c)
((a)) . b
(a)(b)[c].d
a.b.c
(a, b), (), (a,), a, b
a,
[], [a], [a, *b,]
{}, {a: b}, {a: b, **c,}, {a}, {a, *b,}
(yield)
x = yield
x = yield a, *b
x = yield from a
y += yield
(a := b)
f(a := b, c)
[a := b, c]
{a := b}
x[a := b]
*a, b
*a,
x = *a, *b
None, True, False, ...
print((yield))
