import sys
import traceback


def fail(n):
    try:
        {}["missing"]
    except KeyError as e:
        if n == 0:
            raise ValueError("while handling")
        if n == 1:
            raise ValueError("because") from e
        raise ValueError("alone") from None


for n in range(3):
    try:
        fail(n)
    except ValueError as e:
        traceback.print_exc(file=sys.stdout)
        print("--- without the chain")
        traceback.print_exception(e, chain=False, file=sys.stdout)
try:
    raise ExceptionGroup("several", [ValueError(1), TypeError("two")])
except ExceptionGroup as e:
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exception_only(e))
e = ValueError("with notes")
e.add_note("first note")
e.add_note("second\nnote")
print("".join(traceback.format_exception(e)), end="")
print(traceback.format_exception_only(e))
print(traceback.format_exception(None, None, None), traceback.format_exception(ValueError("no traceback")))
for bad in ((3,), (e, e)):
    try:
        traceback.format_exception(*bad)
    except Exception as x:
        print(type(x).__name__, x)
