# Text that is nested too deeply is no crash.
for text in ("-" * 5000 + "1", "not " * 3000 + "1", "1 if 1 else " * 3000 + "1"):
    try:
        eval(text)
    except RecursionError as error:
        print(error)
for text in ("(" * 300 + "1" + ")" * 300, "[" * 250 + "]" * 250):
    try:
        eval(text)
    except SyntaxError as error:
        print(error.msg)
