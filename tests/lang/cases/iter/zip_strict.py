print(list(zip("ab", [1, 2], strict=True)), list(zip(strict=True)), list(zip("", [], strict=1)))
for args in (("ab", "a"), ("a", "ab"), ("ab", "ab", "a"), ("ab", "ab", "abc"), ("a", "ab", "ab")):
    try:
        print(list(zip(*args, strict=True)))
    except ValueError as e:
        print(e)
