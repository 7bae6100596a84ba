import csv
import io

print(csv.list_dialects(), csv.get_dialect("excel").delimiter, csv.get_dialect("unix").quoting)
csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_NONE, escapechar="\\")
print(list(csv.reader(["a|b\\|c"], "pipes")), csv.list_dialects())
csv.unregister_dialect("pipes")


class Semi(csv.excel):
    delimiter = ";"
    lineterminator = "\n"


out = io.StringIO()
csv.writer(out, dialect=Semi).writerow(["a", "b;c"])
print(repr(out.getvalue()), list(csv.reader(["a;b"], Semi)), list(csv.reader(["a;b"], Semi())), list(csv.reader(["a:b"], Semi, delimiter=":")))
csv.register_dialect("semi", Semi, quotechar="'")
print(csv.get_dialect("semi").quotechar, csv.get_dialect("semi").delimiter)
for bad in (lambda: csv.get_dialect("none"), lambda: csv.unregister_dialect("none"), lambda: csv.register_dialect(3), lambda: csv.register_dialect("x", quoting=9), lambda: csv.register_dialect("x", quotechar=None, quoting=csv.QUOTE_ALL), lambda: csv.register_dialect("x", delimiter="")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e, type(e).__module__)
print(csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_NONE, csv.Error)
