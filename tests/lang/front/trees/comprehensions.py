[x for x in y]
[x for x, in y]
[x for x, *y in z if a if b for c in d]
{x for x in y}
{x: y for x, y in z}
(x for x in y)
[(a, b) for a in c]
[x for x in a or b]
[[a for b in c] for d in e]
{**a, 'b': c}
[x for (x) in y]
[x for x.y in z]
[x for x[0] in z]
((yield) for x in y)
[a if b else c for d in e if f or g]
