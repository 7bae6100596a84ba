import sys
import traceback


def deep(n):
    if n:
        return deep(n - 1)
    raise RuntimeError("bottom")


try:
    deep(8)
except RuntimeError as e:
    stack = traceback.extract_tb(e.__traceback__)
    print(len(stack), stack[0].name, stack[-1].lineno, stack[-1].line, stack[1].filename.split("/")[-1])
    name, line, function, text = stack[-1]
    print(line, function, text, stack[-1][2], len(stack[-1]), stack[0].end_lineno, stack[1].colno, stack[1].end_colno)
    print("".join(stack.format()), end="")
    print("".join(traceback.format_list([("file.py", 3, "f", "x = 1"), ("other.py", 9, "g", None)])), end="")
    print([lineno for _, lineno in traceback.walk_tb(e.__traceback__)][:3])
    te = traceback.TracebackException.from_exception(e)
    print(te.exc_type.__name__, str(te), len(te.stack), list(te.format_exception_only()), te.__cause__)
    print("".join(te.format()) == traceback.format_exc(), type(stack).__name__)
    print(len(traceback.extract_tb(e.__traceback__, limit=2)), traceback.extract_tb(e.__traceback__, limit=-1)[0].line)
    te.print(file=sys.stdout)


def here():
    return traceback.extract_stack()


def level():
    return here()


print([(frame.name, frame.lineno, frame.line) for frame in level()])


def show():
    traceback.print_stack(file=sys.stdout)
    print("".join(traceback.format_stack(limit=1)), end="")
    print([frame.f_code.co_name for frame, _ in traceback.walk_stack(sys._getframe())])


show()
print(repr(traceback.FrameSummary("a.py", 1, "f", line="x")))
