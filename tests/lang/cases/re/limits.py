"""A search that tries very many ways ends with the right answer, and long texts are searched to their end."""
import re

print(re.match(r"(a+)+$", "a" * 20 + "b"), re.match(r"(?:a|aa)+$", "a" * 25 + "b"), re.search(r"(x+x+)+y", "x" * 18))
text = "a" * 300000 + "b"
print(re.search("b", text).span(), re.search("ab$", text).span(), re.search("c", text), len(re.findall("a", text)), re.search(r"[^a]", text).start())
print(re.sub("a+", "x", text), len(re.sub("a", "xy", text)), re.fullmatch("(?:a|b)*", text).end(), re.match("(a|b)*", text[-100000:]).end(), re.search(r"\bq", text + " q").span())
