# Texts that are longer than what is searched in one go, with few and with many places to begin at.
import re

text = "ab" * 50000 + "Ж\n" + "ba" * 50000 + "c\nend"
for pattern, flags in (("c", 0), ("[^ab]", 0), ("(?i)C", 0), ("ж", re.I), (r"^e", re.M), ("^e", 0),
                       (r"\bend", 0), (r"(?<=c)\n", 0), (r"b{2}", 0), ("x", 0), ("$", 0), (r"\Z", 0),
                       ("aa", 0), ("(?=c)", 0), ("Жb|\nb", 0), ("(?:ab)++", 0)):
    found = re.search(pattern, text, flags)
    print(pattern, found and found.span(), len(re.findall(pattern, text, flags)))
print(re.search("b", text, re.I).span(), re.compile("b").search(text, 99999).span())
print(re.compile("").search(text, 70000).span(), re.match(".*", text).end(), re.match(".*?c", text))
print(re.fullmatch("(?s).*", text).end(), re.fullmatch("[ab]*", text), re.fullmatch("(?:.|\n)+", text).end())
print([m.span() for m in re.finditer("[a-b]*+", text)])
print([len(part) for part in re.split("[^ab]+", text)], len(re.sub("ab", "", text)))
print(re.sub("(?m)^|$", "|", "a" * 200 + "\n" + "b" * 200).count("|"))

text = "ab" * 1000 + "c" * 100 + "ab" * 500  # these try many beginnings, each to the end
for pattern in ("[ab]*d", ".*d", "(?:ab)+d", "(a|b)*b$", "(?:a|b|c)*d", "(a*)b\\1c", "(?:[ab]+c)+a"):
    found = re.search(pattern, text)
    print(pattern, found and found.span(), [m.span() for m in re.finditer(pattern, text)][:3])

long = "xy" * 4500000  # each step over it is long
print(re.match("[xy]*", long).end(), re.match("[xy]+y", long).end(), re.match("[xy]*z", long))
print(re.match("x[xy]{3,}+", long).end(), re.search("z|y$", long).span(), re.match("(?:[^z]*)y", long).end())
