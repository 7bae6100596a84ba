import csv
import io


def text(rows, *args, **kwargs):
    out = io.StringIO()
    try:
        csv.writer(out, *args, **kwargs).writerows(rows)
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return repr(out.getvalue())


print(text([["a", "b"], [1, 2.5, None, True], ["x,y", 'say "hi"', "two\nlines", " space "], [], [""], ["", ""], [None]]))
print(text([["a", 1, 2.5, None]], quoting=csv.QUOTE_ALL), text([["a", 1, 2.5, None]], quoting=csv.QUOTE_NONNUMERIC), text([["a", "b c"]], delimiter=" "))
print(text([["a,b"]], quoting=csv.QUOTE_NONE), text([["a,b", 'q"']], quoting=csv.QUOTE_NONE, escapechar="\\"), text([['a"b']], doublequote=False), text([['a"b']], doublequote=False, escapechar="\\"))
print(text([["a", "b"]], lineterminator="\n"), text([["a", "b"]], "excel-tab"), text([["a", "b"]], "unix"), text([["a'b"]], quotechar="'"), text([[""]], quoting=csv.QUOTE_NONE), text([["a\rb"]]), text([["a;b"]], lineterminator=";"))
print(text([3]), text(["abc"]), text([[(1, 2), {"a": 1}]]))
out = io.StringIO()
w = csv.writer(out)
print(w.writerow(["a", "b"]), w.writerow([1]), w.writerows([[1], [2]]), w.dialect.quoting)
try:
    csv.writer(3)
except TypeError as e:
    print(e)
