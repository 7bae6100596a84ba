g = (x * x for x in range(5) if x % 2)
print(next(g), list(g), list(g))
def f():
    return (y for y in [1, 2])
print(sum(f()), any(x > 3 for x in range(5)), all(x for x in [1, 0]))
print(type(g).__name__, g.__name__, g.__qualname__)
