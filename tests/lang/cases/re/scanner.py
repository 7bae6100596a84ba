import re

scanner = re.Scanner([
    (r"[a-zA-Z_]\w*", lambda scanner, token: ("name", token, scanner.match.span())),
    (r"(\d+)\.(\d+)", lambda scanner, token: float(token)),
    (r"\d+", lambda scanner, token: int(token)),
    (r"[-+*/=]", "op"),
    (r"\s+", None),
])
print(scanner.scan("sum = 3*foo + 312.50+bar"))
print(scanner.scan("a ? b"))
print(scanner.scan(""))
