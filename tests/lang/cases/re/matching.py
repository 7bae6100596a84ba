import re

m = re.match(r"(?P<year>\d{4})-(?P<month>\d\d)(-(\d\d))?", "2024-05 and more")
print(m, m.group(), m.group(0), m.group(1, 2), m["month"], m.groups(), m.groups("none"), m.groupdict())
print(m.start(), m.end(), m.span(), m.span("month"), m.span(3), m.start(4), m.pos, m.endpos, m.string, m.re.pattern)
print(m.lastindex, m.lastgroup, m.regs, m.expand(r"\2/\1 \g<year> \g<0>"), bool(m))
print(re.match("b", "ab"), re.search("b", "ab"), re.fullmatch("a|ab", "ab"), re.fullmatch("a", "ab"))
p = re.compile(r"\bfoo\b", re.I)
print(p, p.pattern, p.flags, p.groups, dict(p.groupindex), p.search("a FOO b"), p.search("foobar"))
print(p.match("xfoo", 1), p.search("foo foo", 1).span(), p.search("foo foo", 0, 2), p.match("foo", 5))
print(re.compile("^b").match("ab", 1), re.compile("b$").search("abc", 0, 2), re.compile(r"(?<=a)b").match("ab", 1))
print(re.findall(r"\w+@\w+", "a@b c@d"), re.findall(r"(\w)(\d)?", "a1b"), re.findall(r"(x)?y", "xyy"), re.findall("", "ab"))
print([m.group() for m in re.finditer(r"\d+", "1 22 333")], [m.span() for m in re.finditer(r"x*", "axbxx")])
print(re.findall(r"a|", "ba"), re.findall(r"\b", "ab c"), re.findall(r"(?=(aba))", "ababa"))
for wrong in (lambda: m.group(9), lambda: m.group("day"), lambda: m["x"], lambda: m.start(7), lambda: re.match("a", 5),
              lambda: re.match(b"a", "a"), lambda: re.match("a", b"a"), lambda: re.compile(5), lambda: re.compile(p, re.I),
              lambda: re.findall("a", None), lambda: m.group(1.5), lambda: re.search("a", ["a"]), lambda: re.Match(), lambda: re.Pattern()):
    try:
        print(wrong())
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(re.compile(p) is p, re.compile("a") == re.compile("a"), re.compile("a") == re.compile("a", re.I), {re.compile("a"): 1}[re.compile("a")])
print(isinstance(m, re.Match), isinstance(p, re.Pattern), type(m), type(p))
print(re.match(r"(a)|(b)|(c)", "b").lastindex, re.match(r"((a)(b))", "ab").lastindex, re.match(r"(a)(b)?", "a").lastindex, re.match("a", "a").lastindex,
      re.match(r"(?:(a)|(b))*", "ba").lastindex, re.match(r"(?P<x>a)(?P<y>b)", "ab").lastgroup, re.match(r"(?P<x>a(b))", "ab").lastgroup)
if (found := re.search(r"(\d+)", "abc 42")) is not None:
    print(int(found[1]))
match m.groupdict():
    case {"year": year, "month": month}:
        print(year, month)
