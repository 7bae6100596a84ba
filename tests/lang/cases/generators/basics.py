def g():
    x = yield 1
    print("got", x)
    y = yield 2
    print("got", y)
    return "end"
i = g()
print(next(i), i.send("a"))
try:
    i.send("b")
except StopIteration as e:
    print("stop", e.value)
print(next(i, "default"))
try:
    g().send(1)
except TypeError as e:
    print(e)
def count(n):
    while n:
        yield n
        n -= 1
print(list(count(3)), sum(count(100)), [*count(2)], max(count(5)))
a, b = count(2)
print(a, b)
print(list(zip(count(3), "abc")))
