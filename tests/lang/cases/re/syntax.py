"""The pieces of the notation, each on a few texts."""
import re

cases = [
    (r"a.c", "abc a\nc"), (r"^a|b$", "ab"), (r"\Aab\Z", "ab\n"), (r"ab$", "ab\n"), (r"[abc]+", "xxcabx"), (r"[^abc]+", "abxyc"),
    (r"[a-c0-2]*", "b2c3"), (r"[]a]+", "]a]"), (r"[^]a]", "]ab"), (r"[-a]+", "a-b"), (r"[a-]+", "a-b"), (r"[\w-]+", "a-b c"), (r"[\]]", "]"),
    (r"[\d\s]+", "1 2x"), (r"[^\W\d]+", "1ab_2"), (r"a{2}", "aaa"), (r"a{2,}", "aaaa"), (r"a{,2}", "aaa"), (r"a{1,2}?", "aa"),
    (r"a{", "a{"), (r"a{x}", "a{x}"), (r"a{1", "a{1"), (r"{", "{"), (r"a{}", "a{}"), (r"x{,}", "xx"), (r"a*?b", "aab"), (r"a+?", "aa"), (r"a??", "a"),
    (r"(a+)\1", "aaaa"), (r"(?P<q>['\"]).*?(?P=q)", "say 'hi' \"x\""), (r"(?:ab)+", "ababa"), (r"(?i:A)b", "ab aB"), (r"(?i)aB", "Ab"),
    (r"(?s).", "\n"), (r"(?m)^b", "a\nb"), (r"(?x) a b # comment\n c", "abc"), (r"(?x) [ ] \  # x", "  "), (r"a(?=b)", "ac ab"), (r"a(?!b)", "ab ac"),
    (r"(?<=a)b", "bb ab"), (r"(?<!a)b", "ab cb"), (r"(?#comment)a", "a"), (r"(a)?(?(1)b|c)", "ab"), (r"(a)?(?(1)b|c)", "c"), (r"(?P<n>a)?(?(n)b)", "b"),
    (r"\x41\u0042\103\t\n\\", "ABC\t\n\\"), (r"\0", "\0"), (r"\07", "\7"), (r"\.\*\+", ".*+"), (r"\/\-\_\!", "/-_!"), (r"(?>a+)ab", "aaab"), (r"a++b", "aab"),
    (r"a*+a", "aaa"), (r"(a|b)*c", "abac"), (r"(a|ab)(c|bcd)(d*)", "abcd"), (r"(?:a|b|)+", "ab"), (r"\bx\B", "xy x"), (r"\d+(?:\.\d+)?", "3.14 2"),
    (r"[\x00-\x1f]", "a\x01"), (r"é+", "éé"), (r"\w+", "naïve Жук ²"), (r"\d+", "٣4"), (r"\s+", "a\u00a0\u2003b\x1c"), (r"(?a)\w+", "naïve"),
    (r"(?i)É", "é"), (r"(?i)жУК", "Жук"), (r"[À-ÿ]+", "caféÿ"), (r"😀+", "a😀😀"), (r".", "😀"), (r"[😀-😎]", "😃"), (r"(?a:\w)\w", "aé"), (r"(?a:\bx)", "éx"),
    (r"\S+", "a b"), (r"\D", "1a"), (r"\W", "a-"), (r"[\S]", " a"), (r"$", "a\n"), (r"(?m)$", "a\nb"), (r"(?:)", "a"), (r"", "a"), (r"a|b|", "c"),
    (r"(?-i:a)", "A"), (r"(?i:(?-i:a)b)", "aB"), (r"(?s-i:.)", "\n"), (r"(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\10", "abcdefghijj"),
    (r"#", "#"), (r"&&||~~--", "&&"), ("[\\\\]", "\\"), (r"[\b]", "\b"), (r"(?:a(?:b(?:c)))", "abc"), (r"\u00e9", "é"), (r"[\u0400-\u04ff]+", "abЖук"),
    (r"(?<=\d{3})x", "123x"), (r"(?<=ab|cd)x", "cdx"), (r"(?<!^)a", "aa"), (r"(?=.*\d)(?=.*[a-z]).{4,}", "ab12"), (r"^(?!.*bad).*$", "good"), (r"(\w+)\s+\1", "the the"),
]
for pattern, text in cases:
    try:
        found = re.search(pattern, text)
        print(ascii(pattern), found and (found.span(), found.groups()))
    except re.error as error:
        print(ascii(pattern), error)
