def f():
    yield 1
print(*f())
