# What is written one behind the other is deep for whoever compiles it.
for text in ("1" + " + 1" * 10 ** 6, "x" + ".x" * 10 ** 6, "x" + "[0]" * 10 ** 6, "x" + "()" * 10 ** 6,
             "x" + " @ x" * 30000):
    try:
        exec(text)
    except RecursionError as e:
        print(e)
print(eval("1" + " + 1" * 900), eval("-" * 80 + "1"))
