it = iter([1])
print(next(it), next(it, None), next(it, 5))
try:
    next(it)
except StopIteration as e:
    print(repr(e), e.value)
for f in (lambda: next(), lambda: next(it, 1, 2), lambda: iter(), lambda: iter(1, 2), lambda: iter(1, 2, 3)):
    try:
        f()
    except TypeError as e:
        print(e)
