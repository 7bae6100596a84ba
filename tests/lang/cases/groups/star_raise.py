# What clauses raise joins what was left; what they raise again goes back to its place.
import sys


def show(exc, indent=0):
    pad = "  " * indent
    if isinstance(exc, BaseExceptionGroup):
        print(pad + type(exc).__name__, repr(exc.message))
        for one in exc.exceptions:
            show(one, indent + 1)
    else:
        print(pad + repr(exc), "context:", repr(exc.__context__))


def tree():
    return ExceptionGroup("top", [ValueError(1), ExceptionGroup("in", [TypeError(2), OSError(3)]),
                                  KeyError(4)])


def again():
    try:
        raise tree()
    except* ValueError:
        raise
    except* TypeError:
        raise


def new():
    try:
        raise tree()
    except* ValueError as group:
        raise RuntimeError("new") from group
    except* OSError:
        pass


def two_new():
    try:
        raise tree()
    except* ValueError:
        1 / 0
    except* (TypeError, OSError, KeyError):
        raise RuntimeError("second")


def all_taken_one_again():
    try:
        raise tree()
    except* OSError as group:
        raise group
    except* Exception:
        pass


def single_again():
    try:
        raise ValueError("single")
    except* ValueError:
        raise


def single_named():
    try:
        raise ValueError("single")
    except* ValueError as group:
        raise group.exceptions[0]


for function in (again, new, two_new, all_taken_one_again, single_again, single_named):
    print("--", function.__name__)
    try:
        function()
    except BaseException as exc:
        show(exc)
    print(sys.exc_info())
