def two():
    yield "a"
    yield "b"
    return "c"


for x in two():
    print(x)
g = two()
list(g)
try:
    next(g)
except StopIteration as e:
    print("over", e.value)
