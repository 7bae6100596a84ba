if a: pass
elif b:
    pass
elif c: x
else:
    y

while a:
    b
else:
    c

for a, *b in c, d: pass
else: e
for (x) in y: z
for [x, y] in *a, b: pass
try:
    a
except:
    b
try:
    a
except A: b
except (B, C) as d:
    e
else:
    f
finally:
    g
try: a
finally: b
try: a
except* A: b
except* B as c: d
with a: pass
with a, b as c, d as (e, f): pass
with (a, b): pass
with (a as b): pass
with (a as b, c as d,): pass
with (a, b) as c: pass
with (a), (b): pass
with (yield): pass
with (a).b as c, d: pass
if 1: a; b; c;

# a comment behind
