# Where it is told that alternatives bind different names: the pattern that was begun last.
def told(source):
    try:
        compile(source, "p.py", "exec")
        print("fine")
    except SyntaxError as e:
        print(source.splitlines()[1].strip(), "|", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)


for pattern in ("A(b=2)", "A(b=_)", "A(_)", "A()", "A(1, _)", "A(_, b=_)", "A(1, b=_)", "A(b=[_])", "A(b=(_))", "[_]", "[1, _]",
                "[_, *_]", "{1: _}", "{1: 2, 3: _}", "A(b=B(_))", "A(b=B(1), c=_)", "A(b=_ | _)", "A(b=_ as _)", "1"):
    told(f"match x:\n    case [y] | {pattern}: pass\n")
    told(f"match x:\n    case {pattern} | [y]: pass\n")
