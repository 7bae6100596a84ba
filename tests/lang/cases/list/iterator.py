a = [1, 2]
it = iter(a)
print(next(it), next(it), next(it, "end"))
a.append(3)
print(next(it, "still the end"), list(it))
print(iter(it) is it, type(it).__name__)
r = reversed([1, 2, 3])
print(next(r), list(r), next(r, "end"), type(r).__name__)
