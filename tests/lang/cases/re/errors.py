import re

for pattern in ("(", ")", "a)", "(a", "[", "[a", "[a-", "[]", "[^]", "*", "+a", "?", "a**", "a+*", "a{2}{3}", "a{3,2}", "(?", "(?P", "(?P<", "(?P<a",
                "(?P<>a)", "(?P<1a>b)", "(?P<a>b)(?P<a>c)", "(?P=x)", "(?P=", "(?Px)", "(?<", "(?<x", "(?z)", "(?i", "(?i-", "(?-", "(?i-i:a)", "(?ii", "a(?i)", "(?:a", "(?#a",
                "\\", "a\\", r"\q", r"\1", r"(a\1)", r"\x1", r"\xg", r"\u12", r"\U0011ffff", r"[\q]", r"[b-a]", r"[\d-z]", r"[a-\w]", r"\8", r"(?(1)a)", r"(?(x)a)", r"(?(1)a|b|c)", r"(?(0)a)",
                r"(?<=a*)b", r"(?<=a|bc)d", r"(?<!a+)b", "^*", r"\b+", "$?", "(?=a", "a|*", "(*a)", "x\n(", r"\400", r"[\400]", "(?aL)", "(?au)", "(?L)", "(?-a:x)", "(?1)", "(?!", "(?>a",
                "[z-a]", "(?P<n>(?P=n))", "(?iL)", "(?a-", "(?y)", "(?i:a", "(a)(?", "(?<=(a)\\1)", "[a"):
    try:
        print(ascii(pattern), re.compile(pattern))
    except (re.error, OverflowError) as error:
        if isinstance(error, re.error):
            print(ascii(pattern), "|", error, "|", error.msg, error.pos, error.lineno, error.colno, error.pattern == pattern)
        else:
            print(ascii(pattern), error)
print(re.error, issubclass(re.error, Exception), re.error("message"), re.error("message", "pat", 1))
for wrong in (lambda: re.compile("a", re.L), lambda: re.compile(b"a", re.U), lambda: re.compile("a", re.A | re.U), lambda: re.compile(b"(?u)a")):
    try:
        print(wrong())
    except (ValueError, re.error) as error:
        print(type(error).__name__, error)
