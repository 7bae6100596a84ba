# Of loops, with and try, twenty may stand within each other.
def show(name, source):
    try:
        compile(source, "nested.py", "exec")
        print(name, "fine")
    except SyntaxError as e:
        print(name, e.msg, e.lineno, e.offset)


def nested(n, line):
    return "".join(" " * i + line + "\n" for i in range(n)) + " " * n + "pass\n"


for n in 19, 20, 21:
    show(f"for {n}", nested(n, "for x in y:"))
    show(f"while {n}", nested(n, "while x:"))
    show(f"with {n}", nested(n, "with x:"))
    show(f"if {n}", nested(n, "if x:"))
    show(f"try {n}", nested(n, "try:") + "".join(" " * i + "finally: pass\n" for i in reversed(range(n))))
    show(f"except {n}", nested(n, "try:") + "".join(" " * i + "except x: pass\n" for i in reversed(range(n))))
    show(f"both {n}", nested(n, "try:") + "".join(" " * i + "except x: pass\n" + " " * i + "finally: pass\n"
                                                   for i in reversed(range(n))))
    show(f"function {n}", nested(n, "for x in y:").replace("pass", "def f():") + " " * (n + 1) + "for z in y: pass\n")
show("two in one", nested(11, "with x, y:"))
show("handlers", "".join("  " * i + "try: pass\n" + "  " * i + "except x:\n" for i in range(11)) + "  " * 11 + "pass\n")
show("finally", "".join("  " * i + "try: pass\n" + "  " * i + "finally:\n" for i in range(21)) + "  " * 21 + "pass\n")
