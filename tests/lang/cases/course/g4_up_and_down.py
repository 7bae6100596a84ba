def up(n):
    for i in range(1, n + 1):
        yield i


def down(n):
    for i in range(n, 0, -1):
        yield i


def both(n):
    yield from up(n)
    yield from down(n - 1)


print(*both(3))
