import re

print(re.I, re.IGNORECASE | re.M, repr(re.X), re.S & re.A, int(re.A), re.ASCII.value, re.I.name, re.NOFLAG, ~re.I & re.M, re.I == 2, re.RegexFlag(10))
print(re.compile("a"), re.compile("a", re.M | re.S), re.compile("(?i)a"), re.compile("a", re.A), re.compile(b"a", re.I), re.compile("a", 0))
print(re.findall("^a", "a\na", re.M), re.findall("A.", "a\n", re.I | re.S), re.findall(r"\w", "aé", re.A), re.findall("a # x", "a", re.X))
number = re.compile(r"""
    (?P<whole> \d+ )     # digits
    (?: \. (?P<part> \d* ) )?   # a part
    [ ]? %
""", re.VERBOSE)
print(number.match("12.5 %").groupdict(), number.match("7%").groupdict(), number.flags, number.flags & re.X)
print(re.search("straße", "STRASSE", re.I), re.search("ǆ", "ǅ", re.I), re.search("k", "\u212a", re.I), re.search("[a-z]", "K", re.I))
print(re.match("É", "é", re.I | re.A), re.match("é", "É", re.I), re.search(r"(?i)[à-ý]+", "ÀÉ"))
