def counter():
    n = 0
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step
a, b = counter(), counter()
print(a(), a(), b(), a(10))
def outer(x):
    def inner(y):
        return lambda z: x + y + z
    return inner
print(outer(1)(2)(3))
def later():
    def use(): return v
    v = 1
    print(use())
    v = 2
    print(use())
later()
total = 0
def add():
    global total
    total += 1
add(); add()
print(total)
