def g():
    while True:
        try:
            yield "y"
        except ValueError as e:
            print("caught", e)
        finally:
            print("finally")
i = g()
next(i)
print(i.throw(ValueError("v")))
print(i.throw(ValueError, "w"))
i.close()
i.close()
try:
    next(i)
except StopIteration:
    print("closed")
def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            print("no")
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
def h():
    yield 1
try:
    h().throw(KeyError("k"))
except KeyError as e:
    print("out", e)
def self_running():
    yield next(me)
me = self_running()
try:
    next(me)
except ValueError as e:
    print(e)
def stop():
    yield 1
    raise StopIteration("x")
try:
    list(stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))
