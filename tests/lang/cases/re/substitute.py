import re

print(re.sub("a", "b", "banana"), re.sub("a", "b", "banana", 2), re.subn("a", "b", "banana"), re.sub("x", "y", "abc"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"(?P<first>\w)(\d)?", r"[\g<first>|\2|\g<0>]", "a1 b"))
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "1 and 20"), re.sub("[aeiou]", lambda m: m[0].upper(), "education"))
print(re.sub("", "-", "abc"), re.sub("x*", "-", "abxd"), re.sub("b*", "*", "abc"), re.sub("^", "> ", "a\nb", flags=re.M))
print(repr(re.sub("a", r"\n\t\\", "xax")), repr(re.sub("a", r"\x", "b")) if False else "", re.sub("a", r"\.\-", "a"), re.sub("(a)", r"\g<1>0", "a"))
print(re.sub("(a)|b", r"[\1]", "ab"), re.sub("a", "\\\\g", "a"), re.sub(".", r"\101\0", "x") == "A\0", re.sub("a", "", "banana"))
print(re.split(r"\W+", "Words, words, words."), re.split(r"(\W+)", "a, b."), re.split(r"\W+", "a b c", 1), re.split("x", "abc"))
print(re.split(r"", "abc"), re.split(r"\b", "ab cd"), re.split(r"(-)|(,)", "1-2,3"), re.split("[a-f]+", "0a3B9", flags=re.I), re.split(" ", "a b c", maxsplit=1))
print(re.escape("a.b*c [x] {1} é -_#&~ \n"), re.escape(b"a.b"), re.search(re.escape("1+1=2?"), "is 1+1=2? yes"))
print(re.compile("a").sub("b", "aa", count=1), re.compile("a").subn("b", "aa"), re.compile(",").split("1,2"))
for wrong in (lambda: re.sub("a", r"\1", "a"), lambda: re.sub("a", r"\g<x>", "a"), lambda: re.sub("a", r"\g<", "a"), lambda: re.sub("a", r"\g", "a"),
              lambda: re.sub("a", r"\q", "a"), lambda: re.sub("a", "\\", "a"), lambda: re.sub("a", r"\g<1a>", "a"), lambda: re.sub("a", r"\400", "a"),
              lambda: re.sub("a", b"b", "a"), lambda: re.sub(b"a", "b", b"a"), lambda: re.sub("a", lambda m: 5, "a"), lambda: re.sub("a", "b", 5)):
    try:
        print(wrong())
    except (re.error, IndexError, TypeError) as error:
        print(type(error).__name__, error)
print(re.sub(r"(\d+)-(\d+)", lambda m: f"{m[2]}-{m[1]}", "1-2 3-4"), re.sub("a", lambda m: None if False else "", "banana"))
text = "The quick brown fox"
print(re.sub(r"\b(\w)(\w*)", lambda m: m[1].lower() + m[2].upper(), text))
