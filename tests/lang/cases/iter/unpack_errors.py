for text in ("a, b = 1, 2, 3", "a, b = (1,)", "a, b, *c = [1]", "a, b = 5", "(a, b), c = [1, 2]", "a, b = {}", "a, b = 'xyz'"):
    try:
        if text == "a, b = 1, 2, 3":
            a, b = 1, 2, 3
        elif text == "a, b = (1,)":
            a, b = (1,)
        elif text == "a, b, *c = [1]":
            a, b, *c = [1]
        elif text == "a, b = 5":
            a, b = 5
        elif text == "(a, b), c = [1, 2]":
            (a, b), c = [1, 2]
        elif text == "a, b = {}":
            a, b = {}
        else:
            a, b = "xyz"
    except Exception as e:
        print(text, "->", type(e).__name__, e)
