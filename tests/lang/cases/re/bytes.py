import re

print(re.match(rb"(\w+) (\d+)", b"abc 12"), re.findall(rb"[\x80-\xff]", b"a\x80\xff"), re.sub(rb"a", rb"b\g<0>", b"aa"), re.split(b",", b"a,b"))
print(re.compile(b"a|b"), re.compile(rb"(?i)A").match(b"a"), re.search(rb"\w", b"\xe9"), re.search(rb".", b"\n"), re.match(b".", bytearray(b"x")).group())
m = re.match(rb"(?P<k>\w)=(?P<v>\d)?", b"a=")
print(m.groupdict(), m.group("k"), m[0], re.sub(rb"\d", lambda m: b"<" + m[0] + b">", b"a1b2"))
print(re.findall(b"", b"ab"), re.search(rb"\bfoo\b", b"a foo"), re.compile(rb"\s").split(b"a b\tc"))
