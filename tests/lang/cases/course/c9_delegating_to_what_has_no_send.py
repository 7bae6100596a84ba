def f():
    x = yield from [1, 2]
    print("value", x)


g = f()
print(next(g))
try:
    g.send("x")
except AttributeError as e:
    print(e)
