# builtins, __import__, compiled code, tracebacks without lines.
import builtins
builtins.newname = 5
print(newname, builtins.len is len, __builtins__ is builtins, builtins)
print(__import__("math").sqrt(4), __import__("collections.abc").__name__)
import importlib
print(importlib.import_module("collections.abc").__name__[-4:])
code = compile("x = 1\nif x: print('in code', __name__)", "<mine>", "exec")
print(code.co_filename, code.co_name); exec(code)
exec("def broken():\n    return 1/0\n")
def tb():
    try: broken()
    except ZeroDivisionError as e:
        t = e.__traceback__
        while t: print(t.tb_frame.f_code.co_filename[-8:], t.tb_lineno, t.tb_frame.f_code.co_name); t = t.tb_next
tb()
print(eval("lambda a: a * 2")(4), eval("(yield_ := 3)"), [eval("i") for i in range(2)])
print(vars().keys() == globals().keys(), globals() is locals(), dir() == sorted(globals()))
exec("raise ValueError('from exec')")
