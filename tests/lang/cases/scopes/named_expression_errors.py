# Where := cannot stand within comprehensions.
sources = """
[i for i in (i := range(3))]
[i for i in [j := 1]]
{i for i in range(3) for j in (k := [1])}
[x for x in (lambda: (y := 1))()]
[i := 0 for i in range(3)]
[[(i := 0) for j in range(3)] for i in range(3)]
[i for i in range(3) if (j := i) for j in range(2)]
{i for i in range(3) if (j := i) for k, (j, *l) in []}
[i for i, j in [] if True or (j := 1)]
[(lambda i: (i := 1))(i) for i in range(2)]
[y := f(x) for x in range(3)]
(x := 1)
x := 1
f(x := 1)
f(a=(x := 1))
f(a:=1, b=2)
(a.b := 1)
(a[0] := 1)
((a, b) := 1)
"""
for source in sources.strip().split("\n"):
    try:
        compile(source, "<s>", "exec")
        print(source, "-> compiles")
    except SyntaxError as e:
        print(source, "->", e.msg, (e.offset, e.end_offset))

try:
    compile("class C:\n    [y := x for x in range(3)]\n", "<s>", "exec")
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset)
