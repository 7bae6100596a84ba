import io
import sys
import traceback


def inner(x):
    return 10 / x


def outer(x):
    return inner(x) + 1


try:
    outer(0)
except ZeroDivisionError as e:
    print(traceback.format_exc(), end="")
    traceback.print_exc(file=sys.stdout)
    print("".join(traceback.format_exception(e)), end="")
    print("".join(traceback.format_exception(type(e), e, e.__traceback__)), end="")
    traceback.print_exception(e, file=sys.stdout)
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    traceback.print_tb(e.__traceback__, file=sys.stdout)
    print(traceback.format_tb(e.__traceback__)[-1], end="")
    print(len(traceback.format_exception(e)), traceback.format_exc(limit=1), traceback.format_exc(limit=-1))
    out = io.StringIO()
    traceback.print_exc(file=out)
    print(out.getvalue() == traceback.format_exc())
    traceback.print_exc()
print(repr(traceback.format_exc()))
