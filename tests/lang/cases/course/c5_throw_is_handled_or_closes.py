def f():
    while True:
        try:
            x = yield
            print("got", x)
        except ValueError as e:
            print("handled", e)


g = f()
next(g)
g.throw(ValueError("one"))
g.send(2)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("out", e)
print(list(g))
