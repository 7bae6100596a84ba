# Namespaces of exec and eval, and their errors.
for f in (lambda: eval(5), lambda: exec(5), lambda: eval("1", 5), lambda: exec("1", 5), lambda: eval("1", {}, 5), lambda: exec("1", {}, 5), lambda: eval("nope"), lambda: eval("x", {"x": 3}), lambda: eval("x+y", {"x": 3}, {"y": 4}), lambda: eval("len('abc')", {"__builtins__": {}}), lambda: eval(compile("1+2", "", "eval")), lambda: eval(compile("z=3", "", "exec")), lambda: exec(compile("1+2", "", "eval"))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
g = {}
exec("import math\ndef f(): return math.pi\nx = f()", g)
print(sorted(k for k in g), g["x"], g["f"].__module__)
def fn():
    y = 5
    exec("y = 6; z = 7")
    print(y, locals().get("z"))
    print(eval("y + 1"), eval("[y for _ in range(2)]", globals(), {"y": 3}) if 0 else 1)
    l = locals(); print(sorted(l))
fn()
exec("def rec(n): return 1 if n == 0 else n*rec(n-1)")
print(rec(5))
