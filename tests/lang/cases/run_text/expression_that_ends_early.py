# A calculator: where an expression ends too early there is no column to show.
for text in ("1 +", "2 * ", "1 + 2 # fine", "3 -  # not", "not", "", "  ", "4 +\n", "x = 1", "5 5", "(6"):
    try:
        print(repr(text), eval(text))
    except SyntaxError as error:
        print(repr(text), error, error.lineno, error.offset, error.end_offset)
for mode in ("exec", "eval", "single"):
    try:
        compile("1 +", "typed", mode)
    except SyntaxError as error:
        print(mode, error, error.offset, repr(error.text))
eval("7 *")
