# Patterns that cannot be: the message and the place.
patterns = """
"a" | a
[a, [b] | [c] | [d]]
Class(a=_, a=_)
{f"": _}
f"{x}"
a, a
{"k": a, "l": a}
C(x, x)
C(x=x, y=x)
a as a
*a, b, *c
[x, {"k": [y, *x]}]
{"x": x, **x}
a | "a"
x | [_ as x]
_ | _
(_ as x) | [x]
(None | _) | _
{"a": _, "a": _}
{0: _, False: _}
{1: _, -1: _, 1.0: _}
{2+3j: _, 2+3j: _}
{a: 1}
{**rest, "k": 1}
{**_}
1 as _
0+0
C(a=1, 2)
-x
"""
for pattern in patterns.strip().split("\n"):
    try:
        compile(f"match x:\n    case {pattern}:\n        pass\n", "<p>", "exec")
        print(pattern, "-> compiles")
    except SyntaxError as e:
        print(pattern, "->", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))

for first in "_", "x", "(x)", "_ | 1", "1 | x", "(1 | _)", "_ as y", "x if x", "[*_]":
    try:
        compile(f"match x:\n  case {first}: pass\n  case 2: pass\n", "<p>", "exec")
        print(first, "-> compiles")
    except SyntaxError as e:
        print(first, "->", e.msg, e.offset)
