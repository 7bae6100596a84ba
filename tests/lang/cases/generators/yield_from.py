def inner():
    try:
        x = yield 1
        print("inner got", x)
        yield 2
    except ValueError as e:
        print("inner caught", e)
        yield 99
    finally:
        print("inner finally")
    return "result"
def middle():
    r = yield from inner()
    print("middle", r)
    return r + "!"
def outer():
    r = yield from middle()
    print("outer", r)
    yield from [10, 11]
    yield from "ab"
o = outer()
print(next(o), o.send("hello"), o.throw(ValueError("v")))
print(list(o))
p = outer()
next(p)
p.close()
q = outer()
next(q)
try:
    q.throw(KeyError("k"))
except KeyError as e:
    print("out", e)
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(4)))
