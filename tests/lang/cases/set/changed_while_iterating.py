s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
it = iter({1, 2})
print(next(it), next(it), next(it, "end"), type(it).__name__)
