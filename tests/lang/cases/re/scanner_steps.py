# Pattern.scanner goes on where it stopped, and past what was empty.
import re

words = re.compile(r"(?P<number>\d+)|(?P<plus>\+)|(?P<space>\s+)")
scan = words.scanner("12 + 3x4")
for found in iter(scan.match, None):
    print(found.lastgroup, found.span(), repr(found.group()))
print(scan.match(), scan.pattern is words)

scan = words.scanner("12 + 3x4", 3, 7)
print([found.group() for found in iter(scan.search, None)])

scan = re.compile("a*").scanner("baab")
print([found.span() for found in iter(scan.search, None)])
