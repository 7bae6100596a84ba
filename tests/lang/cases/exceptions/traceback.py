def inner(x):
    return [1, 2][x]
def outer(x):
    y = 1
    return inner(x) + y
outer(5)
