"""The programs that courses show."""
import re
from collections import Counter, namedtuple

Token = namedtuple("Token", "kind value line column")


def tokenize(code):
    keywords = {"IF", "THEN", "ENDIF"}
    specification = [("NUMBER", r"\d+(\.\d*)?"), ("ASSIGN", r":="), ("END", r";"), ("ID", r"[A-Za-z]+"), ("OP", r"[+\-*/]"),
                     ("NEWLINE", r"\n"), ("SKIP", r"[ \t]+"), ("MISMATCH", r".")]
    pattern = "|".join("(?P<%s>%s)" % pair for pair in specification)
    line, start = 1, 0
    for m in re.finditer(pattern, code):
        kind, value, column = m.lastgroup, m.group(), m.start() - start
        if kind == "NUMBER":
            value = float(value) if "." in value else int(value)
        elif kind == "ID" and value in keywords:
            kind = value
        elif kind == "NEWLINE":
            start, line = m.end(), line + 1
            continue
        elif kind == "SKIP":
            continue
        elif kind == "MISMATCH":
            raise RuntimeError(f"{value!r} unexpected on line {line}")
        yield Token(kind, value, line, column)


for token in tokenize("IF quantity THEN\n    total := total + price * 1.5;\nENDIF;"):
    print(token)
log = """2024-01-02 10:00:01 ERROR db: timeout after 30s
2024-01-02 10:00:02 INFO web: GET /index.html 200
2024-01-02 10:00:05 ERROR web: GET /x 500"""
line = re.compile(r"^(?P<date>\S+) (?P<time>[\d:]+) (?P<level>[A-Z]+) (?P<who>\w+): (?P<rest>.*)$", re.M)
rows = [m.groupdict() for m in line.finditer(log)]
print(rows[1], Counter(row["level"] for row in rows))
print(re.findall(r"[\w.+-]+@[\w-]+\.[\w.]+", "write to a.b@c.org or x+y@mail.example.com."))
print(bool(re.fullmatch(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}", "192.168.1.255")), re.sub(r"(?<!^)(?=[A-Z])", "_", "camelCaseName").lower())
print(re.sub(r"_(\w)", lambda m: m[1].upper(), "snake_case_name"), re.sub(r"\s+", " ", "a \n b\t\tc").strip(), re.sub(r"<[^>]+>", "", "<b>bold</b>"))
print(dict(re.findall(r"(\w+)=(\"[^\"]*\"|\w+)", 'a=1 b="two words" c=x')), re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"))
print(re.match(r"(?P<a>x)?(?P<b>y)", "y").groupdict(default="-"), [w for w in re.split(r"[\s,;.]+", "one, two;three. four") if w])
