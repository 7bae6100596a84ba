def gen(i):
    yield i
    yield i + 1
gs = [gen(i) for i in range(5000)]
print(sum(next(g) for g in gs), sum(next(g) for g in gs))
def deep(n):
    if n == 0:
        yield "bottom"
        return 0
    r = yield from deep(n - 1)
    return r + 1
def top():
    print((yield from deep(500)))
for x in top():
    print(x)
