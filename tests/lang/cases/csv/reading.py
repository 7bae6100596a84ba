import csv
import io


def rows(text, *args, **kwargs):
    try:
        return list(csv.reader(io.StringIO(text, newline=""), *args, **kwargs))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(rows("a,b,c\r\n1,2,3\r\n"), rows("a,b\n\n,\nx"), rows(""), rows("\n"), rows("a"))
print(rows('"a","b ""quoted""","c,d"\n'), rows('"two\nlines",x\n'), rows('a"b,c"d\n'), rows('"a"b,c\n'), rows('"",""\n'), rows('"open'))
print(rows("a;b;c", delimiter=";"), rows("a\tb", "excel-tab"), rows("a, b,  c", skipinitialspace=True), rows("a, b"), rows("'a,b',c", quotechar="'"))
print(rows('1,"2",x', quoting=csv.QUOTE_NONNUMERIC), rows('1.5,"two"\n', quoting=csv.QUOTE_NONNUMERIC), rows('"a",b', quoting=csv.QUOTE_NONE))
print(rows("a\\,b,c", escapechar="\\"), rows('"a\\"b",c', escapechar="\\", doublequote=False), rows('a,"b"x', strict=True), rows('"open', strict=True))
print(rows("a\rb\n"), rows("a\r\nb"), rows("ä,ß\n"), rows("a\0b"), rows("x" * 20, delimiter="xx"), rows("x", delimiter=3), rows("x", quotechar=""), rows("x", nonsense=1), rows("x", "nonsense"))
print(list(csv.reader(["a,b", "c,d"])), list(csv.reader("ab")), list(csv.reader(['"x', 'y",z'])))
r = csv.reader(["a", '"b', 'c"', "d"])
print([(row, r.line_num) for row in r], r.dialect.delimiter, r.dialect.lineterminator == "\r\n")
for bad in ([b"a,b"], [1]):
    try:
        list(csv.reader(bad))
    except csv.Error as e:
        print(e)
try:
    csv.reader(3)
except TypeError as e:
    print(e)
old = csv.field_size_limit(5)
print(old, rows('"123456"'), csv.field_size_limit(old))
