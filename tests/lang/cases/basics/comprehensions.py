print([x * y for x in range(3) for y in range(3) if x != y])
print({x: x * x for x in range(4)}, {x % 3 for x in range(9)})
print(list(x for x in "abc"), sum(i for i in range(10)))
print([[j for j in range(i)] for i in range(4)])
x = "outer"
print([x for x in range(3)], x)
print([y := 1, y ** 2], [last := i for i in range(5)], last)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
