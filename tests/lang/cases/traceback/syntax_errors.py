# The module traceback shows the whole line of a mistake, and all of it marked; the interpreter marks the
# end of a plain SyntaxError alone.
import sys
import traceback

for text in "x = 1\nif x:\nprint(x)", "def f(a=1, b):\n  pass", "x = (1,", "x = 1\n  y = 2":
    try:
        exec(text)
    except SyntaxError as e:
        traceback.print_exc(file=sys.stdout)
        print(traceback.format_exception_only(e))
exec("x = 1\nif x:\nprint(x)")
