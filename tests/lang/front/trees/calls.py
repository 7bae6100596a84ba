f()
f(a, b, *c, d, e=f, *g, **h, i=j, **k)
f(a,)
f(x for x in y)
f((x for x in y), z)
f(x for x in (y))
f(x async for x in y)
f(*a)
f(**a)
f(a)(b)(c)
f(
    a,
    b = c,
)
f (x)
f(a=(yield))
f(*a or b, **c or d)
