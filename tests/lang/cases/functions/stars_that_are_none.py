# What * and ** cannot unpack, in calls and displays; a keyword given twice in the text.
def show(*args, **named):
    print(args, named)


for call in """
show(*show)
show(1, *show)
show(*5)
show(*[1], *5, a=1)
show(1, *[2], 3, *None)
show(**5)
show(*None, a=1)
show(**{1: 2})
show(a=1, **{"a": 2})
show(*"ab", *[], **{}, **{"k": 1})
[*show]
(*5,)
{*show}
{**show}
max(*3)
show(a=1, b=2, a=3)
show(*[], a=1, **{}, a=2)
show(p, k=1, p2)
""".strip().split("\n"):
    try:
        exec(call)
    except (TypeError, SyntaxError) as e:
        print(call, "->", type(e).__name__, getattr(e, "msg", e))

try:
    exec("class C(a=1, metaclass=type, a=2): pass")
except SyntaxError as e:
    print(e.msg, e.offset, e.end_offset)


def annotated(*args: *(int,)):
    pass


print(annotated.__annotations__)
for wrong in "()", "(1, 2)", "5":
    try:
        exec(f"def f(*args: *{wrong}): pass")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
