print(list(zip()), list(zip("ab")), list(zip("ab", [1, 2, 3])), list(zip(range(3), "abc", (True,) * 3)), dict(zip("ab", [1, 2])))
print(list(zip(*[(1, 2), (3, 4)])))
a = iter("abc")
print(list(zip(a, "x")), list(a))
for f in (lambda: zip(1), lambda: zip([], 1), lambda: zip([], foo=1)):
    try:
        f()
    except TypeError as e:
        print(e)
