def f():
    return 5
    yield


try:
    next(f())
except StopIteration as e:
    print(e.value, e.args, repr(e))
