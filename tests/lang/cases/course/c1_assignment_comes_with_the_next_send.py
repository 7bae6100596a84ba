def c():
    x = "unset"
    while True:
        print("before", x)
        x = yield x


g = c()
print(next(g))
print(g.send(1))
print(g.send(2))
