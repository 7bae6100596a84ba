print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(None.__class__, [])))
print(list(filter(None, [0, 1, "", "a", None, []])), list(filter(lambda x: x % 2, range(6))), list(filter(bool, [0, 5])))
m = map(lambda x: 1 // x, [1, 0, 2])
print(next(m))
try:
    next(m)
except ZeroDivisionError as e:
    print(e)
print(next(m), next(m, "end"), type(m).__name__)
for f in (lambda: map(), lambda: map(1), lambda: map(1, 2), lambda: filter(1), lambda: filter(None, 1), lambda: list(map(5, [1])), lambda: map(str, [], x=1)):
    try:
        f()
    except TypeError as e:
        print(e)
