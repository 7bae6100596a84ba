print(1 < 2 < 3, 1 < 2 > 3, 1 == 1.0, "a" < "b", [1, 2] < [1, 3], None is None)
print(3 in [1, 2, 3], 4 not in (1, 2), "b" in "abc", not 0, not [1])
print(1 and 2, 0 and 2, 0 or "x", 1 or 2, "" or [] or 0)
def say(x):
    print("say", x)
    return x
print(say(1) < say(3) < say(2) < say(9))
