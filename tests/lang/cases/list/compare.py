print([1, 2] == [1, 2], [1, 2] != [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9])
print([1, 2] <= [1, 2], [1, 2] >= [1, 3], [1] == (1,), [1.0] == [1], [[1]] == [[True]])
nan = float("nan")
print([nan] == [nan], nan == nan, nan in [nan])
for f in (lambda: [1] < (1,), lambda: [1] < ["a"], lambda: [1] >= 1):
    try:
        print(f())
    except TypeError as e:
        print(e)
