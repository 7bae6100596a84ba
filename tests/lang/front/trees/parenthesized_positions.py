(a).b
(a)(b)
(a)[b]
(a) + (b)
(a) < (b)
(a) and (b)
(a) if (b) else (c)
not (a)
-(a)
((a), (b))
(a), (b)
[(a)]
{(a): (b)}
lambda: (a)
await_((a))
x = (a)
(x) = (a)
return_ = (yield (a))
*(a), (b)
f(*(a), **(b), c=(d))
(a for a in (b) if (c))
[(a) for (a) in (b)]
(a)[(b):(c)]
(a) ** (b)
((a) + (b)) * (c)
(
a
)
(a
 .b
 .c(
 d)
)
del (a), (b)
assert (a), (b)
raise (a) from (b)
for (a) in (b): (c)
while (a): (b)
with (a) as b: (c)
@(a)
def f(a=(b)) -> (c): (d)
class A((b), c=(d)): (e)
