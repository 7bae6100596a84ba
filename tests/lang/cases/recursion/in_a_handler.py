# Where a recursion has just ended there is room for little more: what a handler calls may fail too.
def told(f):
    global n
    n = 0
    try:
        f()
    except RecursionError as e:
        print(n, e, len(getattr(e, "__notes__", ())), type(e.__context__).__name__)
    except ValueError as e:
        print(n, repr(e), type(e.__context__).__name__)


def notes():
    global n
    n += 1
    try:
        notes()
    except RecursionError as e:
        e.add_note("a note")
        raise


def raises():
    global n
    n += 1
    try:
        raises()
    except RecursionError:
        raise ValueError("instead")


def again():
    global n
    n += 1
    try:
        return again()
    finally:
        return hash(n)


def appends(l):
    l.append(1)
    try:
        appends(l)
    except RecursionError:
        l.append(2)
        raise


for f in notes, raises, again:
    told(f)
told(lambda: appends([]))
