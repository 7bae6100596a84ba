# The traceback of a group: margins, members, what caused what, notes.
def fail():
    raise ValueError("two\nlines")


def chained():
    try:
        fail()
    except ValueError as error:
        raise KeyError("key") from error


def collect(*functions):
    found = []
    for function in functions:
        try:
            function()
        except Exception as error:
            found.append(error)
    return found


def whole():
    inner = ExceptionGroup("inner", [TypeError(1), RuntimeError()])
    inner.add_note("of the\ninner one")
    raise ExceptionGroup("outer", collect(fail, chained) + [inner])


try:
    whole()
except* KeyError:
    raise RuntimeError("instead")
