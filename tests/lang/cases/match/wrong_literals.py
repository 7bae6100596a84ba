# A literal pattern is the literal alone: what follows it is a mistake of grammar, which is told
# before those of meaning are.
def told(source):
    try:
        compile(source, "p.py", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, repr(e.text))


BAD = "case A(b=2) | {'a': 1, **r}:\n        pass\n"
for pattern in ("1 [1, y]", "1 .real", "1 (2)", "'a' [0]", "'a'.b", "None.x", "True()", "-1 [0]", "1+2j .real",
                "{1 [0]: 2}", "{None.x: 2}", "1 + 2j", "b c"):
    told(f"match x:\n    case {pattern} if y:\n        pass\n")
    told(f"match x:\n    case {pattern}:\n        pass\n    {BAD}")
